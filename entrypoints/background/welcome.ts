/** The pages on which a person chooses what may be looked up, and by whom it is answered. */
import { browser } from '../../utils/browser.ts';
import type { InForce } from '../../utils/policy/in-force.ts';
import type { Request } from '../../utils/messages/protocol.ts';
import { awaitManaged } from '../../utils/policy/managed.ts';

export async function openWelcome({ page }: Request<'welcome'>): Promise<null> {
  const path = page === 'resolver' ? '/options.html#resolver' : '/welcome.html';
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
  return null;
}

/** Opens it after the installation, unless the organisation has chosen: nobody is asked about that. */
export function greetOnInstall(inForce: () => Promise<InForce>): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    const told = awaitManaged(Date.now());
    void told
      .then(inForce)
      .then(({ settings }) => (settings.consentStage.origin === 'organisation' ? null : openWelcome({})));
  });
}
