/** Texts: every word that a person sees comes from `_locales`. */
import type messages from '../../public/_locales/en/messages.json';
import { nameOfCode, type SnakeCase } from '../core/codes.ts';
import type { Text } from '../core/model.ts';
import type { Because } from '../core/codes.ts';

export type MessageKey = keyof typeof messages;

/** Separates the texts that the package stores as one (utils/build/packed-texts.ts). */
export const SEPARATOR = '|';

const listOf = (message: 'keys' | 'texts') => chrome.i18n.getMessage(message).split(SEPARATOR);

/** All keys, and their texts in the same order, once read. Kept, because an orphan can no longer read them. */
let read: readonly [keys: readonly string[], texts: readonly string[]] | undefined;

/** Characters of right-to-left scripts, and those that change the direction of what follows (UAX #9). */
const TURNS = /[\u0590-\u08ff\p{Bidi_C}\ufb1d-\ufefc]/u;

/**
 * Wraps a value within a sentence (an address, a name, a number) in an isolate where the value or the text runs from
 * right to left, so that neither reorders the other (W3C, "Inline bidi markup"). Removes characters that force a
 * direction.
 */
function isolated(value = ''): string {
  if (!TURNS.test(value) && t('locale_direction') !== 'rtl') return value;
  return `\u2068${value.replace(/[\u202a-\u202e\u2066\u2067]/g, '')}\u2069`;
}

/** Returns a text to be copied or sent: without the isolates that `t` puts around values. */
export const withoutIsolates = (text: string) => text.replace(/[\u2068\u2069]/g, '');

/**
 * Returns the text of this key in the browser's language, with `values` in its placeholders in order; '' where the
 * language has no such text. Never throws: an orphan that has read no texts before returns ''.
 */
export function t(key: MessageKey, ...values: readonly string[]): string {
  try {
    read ??= [listOf('keys'), listOf('texts')];
  } catch {
    // The extension is gone.
  }
  const text = read?.[1][read[0].indexOf(key)] ?? '';
  return text.replace(/\{(.)}/g, (_all, at: number) => isolated(values[at]));
}

/**
 * Makes a message key at run time, from a level or a reason. Message names cannot contain hyphens. Every key that may
 * result must have a text, or the types do not match.
 */
export function keyOf<A extends string, N extends string>(area: A, name: N): `${A}_${SnakeCase<N>}` {
  return `${area}_${name.replaceAll('-', '_')}` as `${A}_${SnakeCase<N>}`;
}

/** Prefixes of texts about a number of things, which have one text for each plural category (`_one`, `_other`). */
type Counted = {
  [K in MessageKey]: K extends `${infer Area}_other`
    ? `${Area}_one` extends MessageKey
      ? Area
      : never
    : never;
}[MessageKey];

/**
 * Returns the text about `count` things in the plural form of the texts' language. The number fills the first
 * placeholder, `values` the next. Where the texts lack the browser's plural category, `other` is used.
 */
export function tCount(area: Counted, count: number, ...values: readonly string[]): string {
  const language = t('locale_language');
  const category = new Intl.PluralRules(language).select(count);
  const filled = [count.toLocaleString(language), ...values];
  return t(`${area}_${category}` as MessageKey, ...filled) || t(`${area}_other`, ...filled);
}

/** Returns the name of a source; '' for one without a name. */
export function tSource(name: string): string {
  return t(keyOf('source', name) as MessageKey);
}

/** Returns the text of an alternative; a key without a text returns itself, so that nothing is silent. */
export function tText({ key, values = [], count }: Text): string {
  if (count !== undefined) return tCount(key as Counted, count) || key;
  return t(key as MessageKey, ...values) || key;
}

/** Returns the sentence of a reason. Every code must have a text, or the types do not match. */
export function tBecause({ code, values = [] }: Because): string {
  const key: MessageKey = nameOfCode(code);
  return t(key, ...values) || key;
}
