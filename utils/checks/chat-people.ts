/** Whom does a chat reach that goes by numbers and addresses, and what does that make of it? */
import type { Destination, Evidence } from '../core/model.ts';
import type { Chat } from '../data/rows.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { lookUpPeople, evaluateMessage } from './people.ts';
import { lookUpSignal } from './signal.ts';

/** People about whom nothing is known get no line: a group has many of them, and their numbers stay out of the report. */
const isKnown = ({ finding }: Evidence) => finding !== 'unknown';

/**
 * What is known of the people whose handles the page shows. In an app that passes messages to Apple's, and whose page
 * does not show how this one goes, it is they who decide that.
 */
export async function lookUpChat(
  { bridge }: Chat,
  { handles = [], state }: Destination,
  lookups: Lookups,
): Promise<Evidence[]> {
  if (handles.length === 0) return [];
  if (bridge !== 'imessage' || state === 'sms')
    return (await Promise.all(handles.map((handle) => lookUpSignal(handle, lookups)))).flat();
  const people = await lookUpPeople(handles, lookups);
  const said = people.evidence.filter(isKnown);
  return state === undefined ? [evaluateMessage(people, true, lookups.now()), ...said] : said;
}
