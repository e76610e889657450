/** The pages on which a person chooses what may be looked up, and by whom it is answered. */
import { browser } from '../platform/browser.ts';
import { OWN_PAGES } from '../platform/own-pages.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import type { Request } from '../messages/protocol.ts';
import { awaitManaged } from '../policy/managed.ts';
import type { From } from '../messages/receive.ts';
import { inject } from './frames.ts';
import { takeOver } from './take-over.ts';

/**
 * Has a frame give the files that were chosen in it to the page that encrypts; null: it cannot. Chromium puts no page of
 * an extension in a private window, and what is in one stays there.
 */
async function giving(from: From): Promise<URLSearchParams | null> {
  if (from.isPrivate && !import.meta.env.FIREFOX) return null;
  const isThere = await inject(from, '/in-place.js').catch(() => false);
  return isThere ? new URLSearchParams({ tab: String(from.tabId), frame: String(from.frameId) }) : null;
}

export async function openWelcome({ page, window = '' }: Request<'open'>, from?: From): Promise<null> {
  const about = new URLSearchParams({ tab: String(from?.tabId), window });
  const files = page === 'encrypt' && from && (await giving(from));
  const paths = {
    ...OWN_PAGES,
    ...(files && { encrypt: `/encrypt.html?${String(files)}` }),
    exception: `/exception.html?${String(about)}`,
  };
  const path = page && paths[page];
  await browser.tabs.create({ url: browser.runtime.getURL(path ?? '/welcome.html') });
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
