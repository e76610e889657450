/** Texts: every word that a person sees comes from `_locales`. */
import type messages from '../public/_locales/en/messages.json';
import type { Because } from './core/model.ts';

export type MessageKey = keyof typeof messages;

/** The text of this key in the browser's language, its placeholders filled with `values` in order. */
export function t(key: MessageKey, ...values: readonly string[]): string {
  return chrome.i18n.getMessage(key, [...values]);
}

/** Keys that are made at run time: a level, a reason, a source. Message names know no hyphen. */
export function keyOf(area: string, name: string): MessageKey {
  return `${area}_${name.replaceAll('-', '_')}` as MessageKey;
}

/** The sentence of a finding or an advice; a key that no locale has shows itself, so that nothing is silent. */
export function tBecause({ key, values = [] }: Because): string {
  return t(key as MessageKey, ...values) || key;
}
