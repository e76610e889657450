/** Whom does a chat by number or address reach, and what does that mean for the message? */
import type { Destination, Evidence } from '../core/model.ts';
import type { Chat } from '../data/rows.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { lookUpPeople, evaluateMessage } from './people.ts';
import { lookUpSignal } from './signal.ts';

/** People about whom nothing is known get no line: a group has many, and their numbers stay out of the report. */
const isKnown = ({ finding }: Evidence) => finding !== 'unknown';

/**
 * Returns what is known about the people whose handles the page shows. Where the app passes messages on to Apple's, and
 * its page does not show the channel, these people decide it.
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
