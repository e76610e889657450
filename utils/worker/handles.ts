/** Handles as pages show them, spelled so that they meet what is known of people. */
import { parseHandle } from '../core/handle.ts';
import { loadLibrary } from './library.ts';

/** The country of a language tag such as `en-US`: where numbers without a country code are meant to be dialled. */
const countryOf = (language: string) => /-([A-Z]{2})$/.exec(language)?.[1] ?? null;

/** Handles that cannot be parsed are returned as they are. The phone-number library is loaded only for those. */
export async function spellHandles(
  handles: readonly string[] | undefined,
  language: string,
): Promise<{ readonly handles?: readonly string[] }> {
  if (handles === undefined) return {};
  const isPlain = (text: string) => parseHandle(text) !== null || !/\d/.test(text);
  const phones = handles.every(isPlain) ? null : await loadLibrary('phones');
  const parseNumber = (text: string) => phones?.parseNumber(text, countryOf(language)) ?? null;
  return { handles: handles.map((text) => parseHandle(text, parseNumber) ?? text) };
}
