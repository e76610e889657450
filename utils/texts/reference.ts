/**
 * The texts of the policy's reference, for translators and for the package. Their English stays where docs/policy.md is
 * made from; what a language lacks, or has from earlier English, the policy builder shows in English. Pure.
 */
import { referenceTexts } from '../policy/reference-texts.ts';
import { isolated } from './isolates.ts';
import { dueIn, type Origins } from './origins.ts';
import type { Texts } from './texts.ts';

const WHAT = {
  title: 'Policy reference, for administrators: the title of the setting',
  meaning: 'Policy reference, for administrators: the meaning of the setting',
} as const;

/** Whether this is the key of a text of the reference. */
export const isOfReference = (key: string): boolean => key in referenceTexts();

/** Returns texts in the form of the browsers' files. */
export const textsOf = (texts: Readonly<Record<string, string>>): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, message]) => [key, { message }]));

/** Returns the English texts, each with what a translator must know. */
export function englishReference(): Texts {
  const rows = Object.entries(referenceTexts()).map(([key, message]) => {
    const [part = '', name = ''] = key.split('_');
    const description = `${WHAT[part as keyof typeof WHAT]} ${name}. Names of settings, values and fields stay.`;
    return [key, { message, description }] as const;
  });
  return Object.fromEntries(rows);
}

/** Returns the texts of the reference among all texts of a language. */
export function translatedOf(all: Texts): Readonly<Record<string, string>> {
  const rows = Object.keys(referenceTexts()).flatMap((key) => (all[key] ? [[key, all[key].message]] : []));
  return Object.fromEntries(rows) as Record<string, string>;
}

/**
 * Returns a language's texts for the package, in the order of the English ones: '' where the English is to be shown,
 * since the text is missing or was made from earlier English. `folder`: of `_locales`; `turns`: the language is written
 * from right to left.
 */
export function packedReference(
  folder: string,
  texts: Texts,
  origins: Origins,
  turns: boolean,
): readonly string[] {
  const due = new Set(dueIn(folder, texts, englishReference(), origins).map(({ key }) => key));
  return Object.keys(referenceTexts()).map((key) => {
    const text = due.has(key) ? '' : (texts[key]?.message ?? '');
    return turns ? isolated(text) : text;
  });
}
