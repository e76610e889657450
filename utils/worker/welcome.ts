/** The pages on which a person chooses what may be looked up, and by whom it is answered. */
import { browser } from '../platform/browser.ts';
import { isDraft, openDraft } from '../assess/open-draft.ts';
import type { OwnPage } from '../core/model.ts';
import { ownPage, type OpenedFor } from '../platform/own-pages.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import type { Request } from '../messages/protocol.ts';
import { awaitManaged } from '../policy/managed.ts';
import type { From } from '../messages/receive.ts';
import { inject } from './frames.ts';
import { takeOver } from './take-over.ts';

/**
 * What a page of ours is told of the window that it is opened for; null: nothing. Chromium puts no page of an extension in
 * a private window, and what is in one stays there. The page that encrypts is given the files that were chosen in the frame.
 */
async function aboutFor(page: OwnPage, window: string, from: From): Promise<OpenedFor | null> {
  const { tabId: tab, frameId: frame, isPrivate } = from;
  if (isPrivate && !import.meta.env.FIREFOX) return null;
  const isGiving = page === 'encrypt' && (await inject(from, '/in-place.js').catch(() => false));
  return { tab, window, ...(isGiving && { frame }) };
}

export async function openWelcome({ page, window = '' }: Request<'open'>, from?: From): Promise<null> {
  if (isDraft(page)) {
    if (from) await openDraft(page, from.tabId);
    return null;
  }
  const exception = new URLSearchParams({ tab: String(from?.tabId), window });
  const path =
    page === undefined
      ? '/welcome.html'
      : page === 'exception'
        ? `/exception.html?${String(exception)}`
        : ownPage(page, from ? await aboutFor(page, window, from) : null);
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
  return null;
}

/**
 * Takes over in open pages where this copy of the extension is new. After the installation it opens the page of
 * choices, unless the organisation has chosen: nobody is asked about that.
 */
export function greetOnInstall(effective: () => Promise<EffectiveSettings>): void {
  void takeOver();
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    const told = awaitManaged(Date.now());
    void told
      .then(effective)
      .then(({ settings }) => (settings.consentStage.origin === 'organisation' ? null : openWelcome({})));
  });
}
