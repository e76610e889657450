/** From which English each text of a language was made: `docs/i18n/<language>.json`. Pure. */
import { createHash } from 'node:crypto';
import { keysOf, sourceOf, tagOf, type Text, type Texts } from './texts.ts';

export interface Origins {
  /** Keys whose text is as in English, rightly. */
  readonly same: readonly string[];
  /** For each key the hash of the English that it was made from. */
  readonly made: Readonly<Record<string, string>>;
}

/** What a translator works from: the key, why it is due, and all that is known of the text. */
export interface Due {
  readonly key: string;
  readonly why: 'missing' | 'changed';
  readonly english: string;
  readonly description: string;
  readonly placeholders: Readonly<Record<string, string>>;
  /** The text that was made from other English. */
  readonly now?: string;
}

/** Short: it tells that a sentence has changed, and guards nothing. */
export const hashOf = ({ message }: Pick<Text, 'message'>): string =>
  createHash('sha256').update(message).digest('hex').slice(0, 8);

/** Of no language: what the code reads, not a person. */
const FIXED = ['locale_language'];

/** What is missing in this language (a folder of `_locales`) or was made from English that has changed since. */
export function dueIn(folder: string, texts: Texts, english: Texts, { made }: Origins): readonly Due[] {
  return keysOf(english, tagOf(folder)).flatMap((key): Due[] => {
    const source = sourceOf(key, english);
    if (!source || FIXED.includes(key)) return [];
    const now = texts[key]?.message;
    if (now !== undefined && made[key] === hashOf(source)) return [];
    const { message, description = '', placeholders = {} } = source;
    const examples = Object.entries(placeholders).map(([name, { example = '' }]) => [name, example] as const);
    const base = { key, english: message, description, placeholders: Object.fromEntries(examples) };
    return [now === undefined ? { ...base, why: 'missing' } : { ...base, why: 'changed', now }];
  });
}

/** The file of a language with these answers in it, in the order of the English one, without keys that nobody asks for. */
export function withAnswers(
  folder: string,
  texts: Texts,
  english: Texts,
  answers: Readonly<Record<string, string>>,
): Texts {
  const tag = tagOf(folder);
  const rows = keysOf(english, tag).flatMap((key): [string, Text][] => {
    const message = key === 'locale_language' ? tag : (answers[key] ?? texts[key]?.message);
    const { placeholders } = sourceOf(key, english) ?? {};
    if (message === undefined) return [];
    if (!placeholders) return [[key, { message }]];
    const contents = Object.entries(placeholders).map(([name, { content }]) => [name, { content }]);
    return [
      [key, { message, placeholders: Object.fromEntries(contents) as NonNullable<Text['placeholders']> }],
    ];
  });
  return Object.fromEntries(rows);
}

/** The record of a language after these answers: each is made from the English of now. */
export function stamped(
  origins: Origins,
  english: Texts,
  answers: Readonly<Record<string, string>>,
): Origins {
  const made: Record<string, string> = { ...origins.made };
  for (const key of Object.keys(answers)) {
    const source = sourceOf(key, english);
    if (source) made[key] = hashOf(source);
  }
  const sorted = Object.entries(made).sort(([a], [b]) => (a < b ? -1 : 1));
  return { same: [...new Set(origins.same)].sort(), made: Object.fromEntries(sorted) };
}
