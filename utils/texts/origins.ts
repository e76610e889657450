/** From which English each text of a language was made: `docs/i18n/<language>.json`. Pure. */
import { createHash } from 'node:crypto';
import { keysOf, sourceOf, tagOf, type Text, type Texts } from './texts.ts';

export interface Origins {
  /** Keys whose text is correctly the same as in English. */
  readonly same: readonly string[];
  /** For each key, the hash of the English from which its text was made. */
  readonly made: Readonly<Record<string, string>>;
}

/** What a translator works from: the key, why it is due, and everything known about the text. */
export interface Due {
  readonly key: string;
  readonly why: 'missing' | 'changed';
  readonly english: string;
  readonly description: string;
  readonly placeholders: Readonly<Record<string, string>>;
  /** The present text, made from earlier English. */
  readonly now?: string;
}

/** Returns a short hash: it detects that a sentence has changed, and protects nothing. */
export const hashOf = ({ message }: Pick<Text, 'message'>): string =>
  createHash('sha256').update(message).digest('hex').slice(0, 8);

/** Keys that are not translated: the code reads them, not a person. */
const FIXED = ['locale_language'];

/** Returns the texts that this language (a folder of `_locales`) lacks, or whose English has changed since. */
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

/** Returns a language's file with these answers, in the order of the English file, without keys that are not needed. */
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

/** Returns a language's record after these answers: each is made from the present English. */
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
