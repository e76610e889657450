/** The languages' text files in the form in which the package contains them (docs/adr/0029-texts-without-keys.md). */
import { SEPARATOR } from '../platform/i18n.ts';
import { isolated, isToLeft } from '../texts/isolates.ts';
import { areaOf, type Text, type Texts } from '../texts/texts.ts';

/** The texts that browsers and stores read themselves, because the manifest refers to them. */
const OF_MANIFEST = ['extension_name', 'extension_description'];

/** Every plural category that a language may have (CLDR). */
const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The content of a placeholder: one of the values, by its number. */
const VALUE = /^\$([1-9])$/;

/** Characters that would be misread: by the browsers, by `t`, or as the end of the text. */
const TAKEN = /[${}|]/;

/** Returns the keys of all languages' texts, each once, in the order of the texts in every language's packed file. */
export function packedKeys(english: Texts): readonly string[] {
  const keys = Object.keys(english).flatMap((key) => {
    const area = areaOf(key, english);
    return area === undefined ? [key] : PLURALS.map((plural) => `${area}_${plural}`);
  });
  return [...new Set(keys)];
}

/** Returns the message with `{0}` for the first value. Throws where it contains characters that would be misread. */
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
 * Returns a language's file for the package: the texts of the manifest, and all texts as one, in the order of
 * `packedKeys`; a key without a text in this language has an empty one. The keys make up half of a file, so they are
 * stored once, in English, where browsers look for what a language lacks. Throws where a text cannot be packed, or
 * would be lost.
 */
export function packedTexts(texts: Texts, english: Texts, isEnglish: boolean): string {
  const keys = packedKeys(english);
  const lost = Object.keys(texts).find((key) => !keys.includes(key));
  if (lost !== undefined) throw new Error(`English has no ${lost}`);
  const turns = isToLeft(texts);
  const said = new Map(
    Object.entries(texts).map(([key, text]) => {
      const one = filled(key, text);
      return [key, turns ? isolated(one) : one];
    }),
  );
  const listed = (all: readonly string[]) => ({ message: all.join(SEPARATOR) });
  return JSON.stringify({
    ...Object.fromEntries(OF_MANIFEST.map((key) => [key, { message: said.get(key) }])),
    ...(isEnglish && { keys: listed(keys) }),
    texts: listed(keys.map((key) => said.get(key) ?? '')),
  });
}
