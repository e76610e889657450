/**
 * A sign in the subject by which a gateway of the organisation's encrypts a mail (policy `encryptTrigger`): does it stand
 * there, and what is the subject with it? Pure.
 */
import { covers } from './within.ts';

export interface Trigger {
  readonly text: string;
  /** Where in the subject the gateway looks for it. */
  readonly place: 'start' | 'end';
}

/** One of several, and the domains of the From address that it is for; left out: any. */
export interface TriggerFor extends Trigger {
  readonly sender?: readonly string[] | undefined;
}

/** Is it for mails of this sender? Where it names domains, only where the page shows one of them as the From address'. */
export function isFor(
  { sender }: Pick<TriggerFor, 'sender'>,
  { domain = '' }: { readonly domain?: string | undefined },
): boolean {
  return !sender || sender.some((one) => covers(one, domain));
}

/** Letters and digits belong to a word: `encrypt` does not stand in "encryption". */
const isOfWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Does it stand there, sign for sign? What the gateway might take for it all the same does not count. */
export function hasTrigger(subject: string, { text, place }: Trigger): boolean {
  const isStart = place === 'start';
  if (!(isStart ? subject.startsWith(text) : subject.endsWith(text))) return false;
  const [inner, beside] = isStart
    ? [text.at(-1), subject.at(text.length)]
    : [text.at(0), subject.slice(0, subject.length - text.length).at(-1)];
  return !(isOfWord(inner) && isOfWord(beside));
}

/** The subject with it in its place; nothing else of it changes. */
export function withTrigger(subject: string, { text, place }: Trigger): string {
  if (subject.trim() === '') return text;
  return place === 'start' ? `${text} ${subject}` : `${subject} ${text}`;
}
