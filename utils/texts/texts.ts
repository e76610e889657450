/** A language's file of texts, in the browsers' format, and which keys a language needs. Pure. */

export interface Text {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}
export type Texts = Readonly<Record<string, Text>>;

const ENDING = /_(zero|one|two|few|many|other)$/;

/** Returns the names of the placeholders in a message: lower-case, sorted, each once. */
export const placeholdersIn = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()))].sort();

/** Returns the prefix of a plural key (`mark_others` for `mark_others_other`); undefined for other keys. */
export function areaOf(key: string, english: Texts): string | undefined {
  const area = ENDING.test(key) ? key.replace(ENDING, '') : undefined;
  return area !== undefined && `${area}_one` in english && `${area}_other` in english ? area : undefined;
}

/** Returns the English text from which a language's key is made: for plural keys `_other`, except `_one` for `_one`. */
export function sourceOf(key: string, english: Texts): Text | undefined {
  const area = areaOf(key, english);
  return area === undefined || key.endsWith('_one') ? english[key] : english[`${area}_other`];
}

/**
 * Returns the keys that a language (a BCP 47 tag) needs, in the order of the English file: the English keys, and for
 * each plural text one key for each plural category of the language (CLDR, by Intl.PluralRules).
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

/** Returns the language tag of a folder of `_locales`: `pt-BR` for `pt_BR`. */
export const tagOf = (folder: string) => folder.replaceAll('_', '-');
