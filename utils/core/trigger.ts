/**
 * Triggers: a text in the subject that makes the organisation's gateway encrypt a mail (policy `encryptTrigger`). Finds
 * it in a subject, or adds it. Pure.
 */
import { covers } from './within.ts';

/** The text that makes a gateway encrypt, and its place in the subject. */
export interface Trigger {
  readonly text: string;
  /** Where in the subject the gateway looks for the text. */
  readonly place: 'start' | 'end';
}

/** A trigger, and the domains of the From addresses that it is for; left out: any. */
export interface TriggerFor extends Trigger {
  readonly sender?: readonly string[] | undefined;
}

/** Whether the trigger is for this sender's mail: it names no domain, or the page shows a From address in one. */
export function isFor(
  { sender }: Pick<TriggerFor, 'sender'>,
  { domain = '' }: { readonly domain?: string | undefined },
): boolean {
  return !sender || sender.some((one) => covers(one, domain));
}

/** Letters and digits belong to a word: the trigger `encrypt` is not in "encryption". */
const isOfWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/**
 * Whether the subject has the trigger in its place, character for character. Other spellings that the gateway might
 * accept do not count.
 */
export function hasTrigger(subject: string, { text, place }: Trigger): boolean {
  const isStart = place === 'start';
  if (!(isStart ? subject.startsWith(text) : subject.endsWith(text))) return false;
  const [inner, beside] = isStart
    ? [text.at(-1), subject.at(text.length)]
    : [text.at(0), subject.slice(0, subject.length - text.length).at(-1)];
  return !(isOfWord(inner) && isOfWord(beside));
}

/** Returns the subject with the trigger in its place, otherwise unchanged. */
export function withTrigger(subject: string, { text, place }: Trigger): string {
  if (subject.trim() === '') return text;
  return place === 'start' ? `${text} ${subject}` : `${subject} ${text}`;
}
