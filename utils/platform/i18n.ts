/** Texts: every word that a person sees comes from `_locales`. */
import type messages from '../../public/_locales/en/messages.json';
import { nameOfCode, type Spelled } from '../core/codes.ts';
import type { Text } from '../core/model.ts';
import type { Because } from '../core/codes.ts';

export type MessageKey = keyof typeof messages;

/** Texts without placeholders that were read before: an orphan can read none any more. */
const kept = new Map<MessageKey, string>();

/**
 * The text of this key in the browser's language, its placeholders filled with `values` in order. Never throws: where
 * the extension is gone, what was read before, or nothing.
 */
export function t(key: MessageKey, ...values: readonly string[]): string {
  try {
    const text = chrome.i18n.getMessage(key, [...values]);
    if (values.length === 0) kept.set(key, text);
    return text;
  } catch {
    return kept.get(key) ?? '';
  }
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
 * `values` the next ones.
 */
export function tCount(area: Counted, count: number, ...values: readonly string[]): string {
  const language = t('locale_language');
  const category = new Intl.PluralRules(language).select(count);
  return t(`${area}_${category}` as MessageKey, count.toLocaleString(language), ...values);
}

/** The name of a source; '' for one that has none. */
export function tSource(name: string): string {
  return t(keyOf('source', name) as MessageKey);
}

/** The sentence of an advice; a key that no locale has shows itself, so that nothing is silent. */
export function tText({ key, values = [] }: Text): string {
  return t(key as MessageKey, ...values) || key;
}

/** The sentence of a reason: every code has a text, or the types do not fit. */
export function tBecause({ code, values = [] }: Because): string {
  const key: MessageKey = nameOfCode(code);
  return t(key, ...values) || key;
}
