/** Handles: a phone number or mail address in canonical spelling, so that two spellings of it compare equal. Pure. */
import { parseAddress } from './address.ts';
import { isE164, type Handle } from './people.ts';

/** Parses a phone number without a country code into E.164; null where the text is no number. */
export type ParseNumber = (text: string) => string | null;

/**
 * Parses the handle in a text: a mail address in lower case (Apple ignores the case of both halves), or an E.164 number
 * with its plus; null where there is none. `parseNumber` is called only for text that is neither.
 */
export function parseHandle(text: string, parseNumber: ParseNumber = () => null): Handle | null {
  const plain = text
    .trim()
    .replace(/^(tel|sms|smsto|mms|mmsto|imessage|im|facetime|facetime-audio|callto|mailto):(\/\/)?/i, '');
  if (plain.includes('@')) return parseAddress(plain)?.address.toLowerCase() ?? null;
  const tight = plain.replace(/[\s().\-/\u00a0\u2010-\u2015]/g, '').replace(/^00(?=[1-9])/, '+');
  return isE164(tight) ? tight : parseNumber(plain);
}
