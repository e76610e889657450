/** The page on which a person chooses what may be looked up. */
import { browser } from '../../utils/browser.ts';
import type { InForce } from '../../utils/policy/in-force.ts';
import { awaitManaged } from '../../utils/policy/managed.ts';

export async function openWelcome(): Promise<null> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  return null;
}

/** Opens it after the installation, unless the organisation has chosen: nobody is asked about that. */
export function greetOnInstall(inForce: () => Promise<InForce>): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    const told = awaitManaged(Date.now());
    void told
      .then(inForce)
      .then(({ settings }) => (settings.consentStage.origin === 'organisation' ? null : openWelcome()));
  });
}
