/** Texts in a language that is written from right to left: what is written from left to right in them stays readable. */

import type { Texts } from './texts.ts';

/** Whether a language with these texts is written from right to left. */
export const isToLeft = (texts: Texts): boolean => texts['locale_direction']?.message === 'rtl';

/** Web addresses in a text, also their beginnings. */
const ADDRESS = String.raw`https?:\/\/[\w./#%?=&~-]*`;
/** A JSON object, as the reference of policies has it. */
const JSON_OBJECT = String.raw`\{ "[^}]*\}`;
/** The items of a list, of which each has its place in the direction of the sentence. */
const WORDS = String.raw`[A-Za-z][\w -]*`;
const ITEM = String.raw`${WORDS}(?=\u060c [A-Za-z])|(?<=\w\u060c )${WORDS}\b`;
/** A date, a host, a name with signs in it: after Arabic letters, what begins with a digit would be turned round. */
const TOKEN = String.raw`[A-Za-z0-9]+(?:[-.:/@_+][A-Za-z0-9]+)+`;

const LEFT_TO_RIGHT = new RegExp([ADDRESS, JSON_OBJECT, ITEM, TOKEN].join('|'), 'g');

/**
 * Returns a text of a language that is written from right to left with each such part in an isolate (UAX #9), as `t`
 * does with values: otherwise a bare `https://` has its slashes before it, and a date after Arabic letters its day first
 * (rule W2).
 */
export const isolated = (text: string) => text.replace(LEFT_TO_RIGHT, '\u2068$&\u2069');
