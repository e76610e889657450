/** The pages on which a person chooses what may be looked up, and by whom it is answered. */
import { browser } from '../platform/browser.ts';
import { OWN_PAGES } from '../platform/own-pages.ts';
import type { InForce } from '../policy/in-force.ts';
import type { Request } from '../messages/protocol.ts';
import { awaitManaged } from '../policy/managed.ts';
import { takeOver } from './take-over.ts';

/** Opens a page of ours in a new tab: `page`, or the page of choices. `window` and `from` tell the page for exceptions what it is about. */
export async function openWelcome(
  { page, window = '' }: Request<'welcome'>,
  from?: { readonly tabId: number },
): Promise<null> {
  const about = new URLSearchParams({ tab: String(from?.tabId), window });
  const paths = { ...OWN_PAGES, exception: `/exception.html?${String(about)}` };
  const path = page && paths[page];
  await browser.tabs.create({ url: browser.runtime.getURL(path ?? '/welcome.html') });
  return null;
}

/**
 * Takes over in open pages where this copy of the extension is new. After the installation it opens the page of
 * choices, unless the organisation has chosen: nobody is asked about that.
 */
export function greetOnInstall(inForce: () => Promise<InForce>): void {
  void takeOver();
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    const told = awaitManaged(Date.now());
    void told
      .then(inForce)
      .then(({ settings }) => (settings.consentStage.origin === 'organisation' ? null : openWelcome({})));
  });
}
