/** The part of `chrome` that texts are read from, as a browser has it with the package's files. */
import { packedKeys, packedTexts } from '../../utils/build/packed-texts.ts';
import { readTexts } from '../../utils/texts/files.ts';
import type { Texts } from '../../utils/texts/texts.ts';

const ENGLISH = readTexts('en');

/** A browser with these messages; one that is not there is ''. */
const withMessages = (messages: Texts) => ({
  i18n: { getMessage: (name: string) => messages[name]?.message ?? '' },
});

const packed = (folder: string) =>
  JSON.parse(packedTexts(readTexts(folder), ENGLISH, folder === 'en')) as Texts;

/** A browser set to a language of the package: both browsers look for a message in that language's file, then in English. */
export const speaking = (folder: string) => withMessages({ ...packed('en'), ...packed(folder) });

/** A browser whose texts are made of their keys; `{0}` in one is the first value. */
export function saying(text: (key: string) => string) {
  const keys = packedKeys(ENGLISH);
  const all = { keys: { message: keys.join('|') }, texts: { message: keys.map(text).join('|') } };
  return withMessages(all);
}
