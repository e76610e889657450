/** Normalises handles as pages show them, so that they match what is known about people. */
import { parseHandle } from '../core/handle.ts';
import { loadLibrary } from './library.ts';

/** The country in a language tag such as `en-US`, assumed for numbers without a country code. Null if none. */
const countryOf = (language: string) => /-([A-Z]{2})$/.exec(language)?.[1] ?? null;

/** Normalises handles; those that cannot be parsed stay as they are. Only numbers load the phone-number library. */
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
