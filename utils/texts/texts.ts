/** A language's file of texts, as browsers read it, and what its language needs. Pure. */

export interface Text {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}
export type Texts = Readonly<Record<string, Text>>;

const ENDING = /_(zero|one|two|few|many|other)$/;

/** The names of the placeholders that a message uses, in small letters, each once. */
export const placeholdersIn = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()))].sort();

/** The area of a text about a number of things (`mark_others` of `mark_others_other`); undefined for all others. */
export function areaOf(key: string, english: Texts): string | undefined {
  const area = ENDING.test(key) ? key.replace(ENDING, '') : undefined;
  return area !== undefined && `${area}_one` in english && `${area}_other` in english ? area : undefined;
}

/** The English text that a key of some language is made from: for each plural that of `_other`, but `_one` for `_one`. */
export function sourceOf(key: string, english: Texts): Text | undefined {
  const area = areaOf(key, english);
  return area === undefined || key.endsWith('_one') ? english[key] : english[`${area}_other`];
}

/**
 * The keys that a language (a BCP 47 tag) must have, in the order of the English file: those of English, and for each number
 * of things one for each plural category of the language (CLDR, by Intl.PluralRules).
 */
export function keysOf(english: Texts, language: string): readonly string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const keys = Object.keys(english).flatMap((key) => {
    const area = areaOf(key, english);
    if (area === undefined) return [key];
    return key.endsWith('_other') ? pluralCategories.map((category) => `${area}_${category}`) : [];
  });
  return [...new Set(keys)];
}

/** The tag of a folder of `_locales`: `pt-BR` of `pt_BR`. */
export const tagOf = (folder: string) => folder.replaceAll('_', '-');
