/** The files that a person chose in the page of a tab, where this page was opened from there. */
import { PORT, takesSealed } from '../../utils/encrypt/field.ts';
import { receive } from '../../utils/encrypt/from-page.ts';
import { browser } from '../../utils/platform/browser.ts';

const asked = new URLSearchParams(location.search);
const tab = Number(asked.get('tab'));

/** Brings that page to the front. It may be gone: then this one stays. */
async function goBack(): Promise<void> {
  const { windowId } = await browser.tabs.update(tab, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/** What the page gives, and whether its field takes an encrypted file. */
export async function readGiven() {
  const frameId = Number(asked.get('frame'));
  const given = asked.has('frame') ? await receive(browser.tabs.connect(tab, { frameId, name: PORT })) : null;
  return {
    given,
    isFitting: given !== null && takesSealed(given.offer.accept),
    onBack: () => void goBack().catch(() => undefined),
  };
}
