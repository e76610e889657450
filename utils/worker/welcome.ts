/** Opens our own pages in a tab, such as the one on which a person chooses what may be looked up, and who is asked. */
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
 * Returns what one of our pages is told about the window for which it opens; null: nothing. Chromium shows no extension
 * page in a private window, and what is in such a window stays there. The page that encrypts receives the files that
 * were chosen in the frame.
 */
async function aboutFor(page: OwnPage, window: string, from: From): Promise<OpenedFor | null> {
  const { tabId: tab, frameId: frame, isPrivate } = from;
  if (isPrivate && !import.meta.env.FIREFOX) return null;
  const isGiving = page === 'encrypt' && (await inject(from, '/in-place.js').catch(() => false));
  return { tab, window, ...(isGiving && { frame }) };
}

/** Opens a page of ours in a new tab (the welcome page by default), or a draft beside the tab that asks. */
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
 * Takes over in open pages if this copy of the extension is new. After the installation it opens the page of choices,
 * unless the organisation has already chosen.
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
