/** The reference's texts one by one, as translators and the policy builder use them. Pure. */
import { LADDER } from './reference-actions.ts';
import { REFERENCE } from './reference.ts';
import { isActions, KEYS, type Key } from './schema.ts';

/** Texts of the reference, by `title_` or `meaning_` and the setting's key. */
export type ReferenceTexts = Readonly<Record<string, string>>;

/** Returns every text of the reference that is translated in English, by its key, in a fixed order. */
export function referenceTexts(): ReferenceTexts {
  const rows = KEYS.flatMap((key): [string, string][] => [
    [`title_${key}`, REFERENCE[key].title],
    [`meaning_${key}`, REFERENCE[key].meaning],
  ]);
  return Object.fromEntries(rows);
}

/** A text of the reference; `isEnglish`: the person's language lacks it. */
export interface ShownText {
  readonly text: string;
  readonly isEnglish: boolean;
}

/** What the builder shows about a setting. */
export interface SettingReference {
  readonly title: ShownText;
  readonly meaning: ShownText;
  /** In English only, where all else is: in ten more languages they would not fit in the package. */
  readonly details: readonly string[];
}
export type Reference = Readonly<Record<Key, SettingReference>>;

/** Returns the reference with these translations, and in English what they lack. No translations: all in English. */
export function referenceWith(own: ReferenceTexts): Reference {
  const english = referenceTexts();
  const isTranslated = Object.values(own).some((text) => text !== '');
  const textOf = (key: string): ShownText => {
    const { [key]: text = '' } = own;
    return text === '' ? { text: english[key] ?? '', isEnglish: true } : { text, isEnglish: false };
  };
  const about = (key: Key): SettingReference => ({
    title: textOf(`title_${key}`),
    meaning: textOf(`meaning_${key}`),
    details: isTranslated ? [] : detailsOf(key),
  });
  return Object.fromEntries(KEYS.map((key) => [key, about(key)])) as Reference;
}

/** Returns what continues the meaning of a setting: its details, and for a table of actions what each action does. */
function detailsOf(key: Key): readonly string[] {
  const { details } = REFERENCE[key];
  return [...(details === undefined ? [] : [details]), ...(isActions(key) ? [LADDER] : [])];
}

/** Returns the reference in a language (BCP 47). `packed`: the package's texts by language, '' where one is missing. */
export function referenceIn(
  language: string,
  packed: Readonly<Record<string, readonly string[]>>,
): Reference {
  const texts = packed[language] ?? [];
  return referenceWith(
    Object.fromEntries(Object.keys(referenceTexts()).map((key, at) => [key, texts[at] ?? ''])),
  );
}

/** Returns the whole meaning of a setting in English, as one paragraph. */
export function meaningOf(key: Key): string {
  return [REFERENCE[key].meaning, ...detailsOf(key)].join(' ');
}
