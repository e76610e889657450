/** Reads the files that a person chose in the page of a tab, where this page was opened from there. */
import { filesPort, takesSealed } from '../../utils/encrypt/field.ts';
import { receive } from '../../utils/encrypt/from-page.ts';
import { browser } from '../../utils/platform/browser.ts';

const asked = new URLSearchParams(location.search);

/**
 * Returns what the page offers (null where it offers nothing), and a test for the file extensions that its fields
 * accept.
 */
export async function readGiven() {
  const [tab, frameId] = [Number(asked.get('tab')), Number(asked.get('frame'))];
  const name = filesPort(asked.get('window') ?? '');
  const given = asked.has('frame') ? await receive(browser.tabs.connect(tab, { frameId, name })) : null;
  const takes = (ending: string) =>
    given !== null && given.offer.places.every(({ accept }) => takesSealed(accept, ending));
  return { given, takes };
}
