/** Texts: every word that a person sees comes from `_locales`. */
import type messages from '../../public/_locales/en/messages.json';
import { nameOfCode, type Spelled } from '../core/codes.ts';
import type { Text } from '../core/model.ts';
import type { Because } from '../core/codes.ts';

export type MessageKey = keyof typeof messages;

/** What stands between two of the texts that the package carries as one (utils/build/packed-texts.ts). */
export const BETWEEN = '|';

const listOf = (message: 'keys' | 'texts') => chrome.i18n.getMessage(message).split(BETWEEN);

/** All keys, and their texts in the same order, once they have been read: an orphan can read none any more. */
let read: readonly [keys: readonly string[], texts: readonly string[]] | undefined;

/** Signs of scripts that run from right to left, and those that turn the direction of what follows (UAX #9). */
const TURNS = /[\u0590-\u08ff\p{Bidi_C}\ufb1d-\ufefc]/u;

/**
 * An address, a name or a number within a sentence: where one of both runs from right to left, it stands in an isolate, so
 * that neither turns the other's order around (W3C, "Inline bidi markup"). What turns directions by force is left out.
 */
function isolated(value = ''): string {
  if (!TURNS.test(value) && t('locale_direction') !== 'rtl') return value;
  return `\u2068${value.replace(/[\u202a-\u202e\u2066\u2067]/g, '')}\u2069`;
}

/** A text to be copied or sent: without the signs that `t` puts around what is filled in. */
export const withoutIsolates = (text: string) => text.replace(/[\u2068\u2069]/g, '');

/**
 * The text of this key in the browser's language, its placeholders filled with `values` in order; '' for a key that the
 * language has no text for. Never throws: an orphan that has read none before has none.
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
 * Keys that are made at run time: a level, a reason. Message names know no hyphen. Every key that may come of it must have a
 * text, or the types do not fit.
 */
export function keyOf<A extends string, N extends string>(area: A, name: N): `${A}_${Spelled<N>}` {
  return `${area}_${name.replaceAll('-', '_')}` as `${A}_${Spelled<N>}`;
}

/** Texts about a number of things: one for each plural category that some language has, by the ending of their keys. */
type Counted = {
  [K in MessageKey]: K extends `${infer Area}_other`
    ? `${Area}_one` extends MessageKey
      ? Area
      : never
    : never;
}[MessageKey];

/**
 * The text of this number of things, in the plural of the texts' language; the number fills its first placeholder, and
 * `values` the next ones. A browser may know a plural that the texts have not: then that of all others.
 */
export function tCount(area: Counted, count: number, ...values: readonly string[]): string {
  const language = t('locale_language');
  const category = new Intl.PluralRules(language).select(count);
  const filled = [count.toLocaleString(language), ...values];
  return t(`${area}_${category}` as MessageKey, ...filled) || t(`${area}_other`, ...filled);
}

/** The name of a source; '' for one that has none. */
export function tSource(name: string): string {
  return t(keyOf('source', name) as MessageKey);
}

/** The sentence of an advice; a key that no locale has shows itself, so that nothing is silent. */
export function tText({ key, values = [], count }: Text): string {
  if (count !== undefined) return tCount(key as Counted, count) || key;
  return t(key as MessageKey, ...values) || key;
}

/** The sentence of a reason: every code has a text, or the types do not fit. */
export function tBecause({ code, values = [] }: Because): string {
  const key: MessageKey = nameOfCode(code);
  return t(key, ...values) || key;
}
