/** The languages' files of texts as the package carries them (docs/adr/0029-texts-without-keys.md). */
import { BETWEEN } from '../platform/i18n.ts';
import { areaOf, type Text, type Texts } from '../texts/texts.ts';

/** What browsers and stores themselves read of these files: the manifest names it. */
const OF_MANIFEST = ['extension_name', 'extension_description'];

/** Every plural that a language may have (CLDR). */
const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** What a placeholder stands for: one of the values, by its number. */
const VALUE = /^\$([1-9])$/;

/** What would be read as something else: by the browsers, by `t`, or as the end of the text. */
const TAKEN = /[${}|]/;

/** The keys of all languages' texts, each once, in the order that every language's texts have in the package. */
export function packedKeys(english: Texts): readonly string[] {
  const keys = Object.keys(english).flatMap((key) => {
    const area = areaOf(key, english);
    return area === undefined ? [key] : PLURALS.map((plural) => `${area}_${plural}`);
  });
  return [...new Set(keys)];
}

/** The message with `{0}` where the first value comes. Throws where it would be read otherwise. */
function filled(key: string, { message, placeholders = {} }: Text): string {
  const numbers = new Map(
    Object.entries(placeholders).map(([name, { content }]) => [name.toLowerCase(), VALUE.exec(content)?.[1]]),
  );
  const parts = message.split(/\$([\w@]+)\$/).map((part, at) => {
    if (at % 2 === 0) {
      if (TAKEN.test(part)) throw new Error(`${key} has a sign in it that texts are packed with: ${part}`);
      return part;
    }
    const number = numbers.get(part.toLowerCase());
    if (number === undefined) throw new Error(`${key} has no placeholder ${part}`);
    return `{${Number(number) - 1}}`;
  });
  return parts.join('');
}

/**
 * A language's file for the package: what the manifest names, and all texts as one, in the order of `packedKeys`; a key that
 * the language has no text for has an empty one. Half of the file is keys, so they stand once, in English, where the browsers
 * look for what a language's own file has not. Throws where a text cannot be packed, or would be lost.
 */
export function packedTexts(texts: Texts, english: Texts, isEnglish: boolean): string {
  const keys = packedKeys(english);
  const lost = Object.keys(texts).find((key) => !keys.includes(key));
  if (lost !== undefined) throw new Error(`English has no ${lost}`);
  const said = new Map(Object.entries(texts).map(([key, text]) => [key, filled(key, text)]));
  const listed = (all: readonly string[]) => ({ message: all.join(BETWEEN) });
  return JSON.stringify({
    ...Object.fromEntries(OF_MANIFEST.map((key) => [key, { message: said.get(key) }])),
    ...(isEnglish && { keys: listed(keys) }),
    texts: listed(keys.map((key) => said.get(key) ?? '')),
  });
}
