/** The part of `chrome` from which texts are read, with the package's message files behind it. */
import { packedKeys, packedTexts } from '../../utils/build/packed-texts.ts';
import { readTexts } from '../../utils/texts/files.ts';
import type { Texts } from '../../utils/texts/texts.ts';

const ENGLISH = readTexts('en');

/** Returns a browser with these messages; a missing message is '', as in browsers. */
const withMessages = (messages: Texts) => ({
  i18n: { getMessage: (name: string) => messages[name]?.message ?? '' },
});

const packed = (folder: string) =>
  JSON.parse(packedTexts(readTexts(folder), ENGLISH, folder === 'en')) as Texts;

/**
 * Returns a browser set to a language of the package. Like both browsers, it looks for a message in that language
 * first, then in English.
 */
export const speaking = (folder: string) => withMessages({ ...packed('en'), ...packed(folder) });

/** Returns a browser whose texts are generated from their keys; `{0}` in a text is the first value. */
export function saying(text: (key: string) => string) {
  const keys = packedKeys(ENGLISH);
  const all = { keys: { message: keys.join('|') }, texts: { message: keys.map(text).join('|') } };
  return withMessages(all);
}
