/** The reference's texts one by one, as translators and the policy builder use them. Pure. */
import { LADDER } from './reference-actions.ts';
import { REFERENCE } from './reference.ts';
import { isActions, KEYS, type Key } from './schema.ts';

/** Texts of the reference, by `title_`, `meaning_` or `details_` and the setting's key. */
export type ReferenceTexts = Readonly<Record<string, string>>;

/** The key of the text that explains the actions: it belongs to the meaning of every table of actions. */
const OF_ACTIONS = 'details_actions';

/** Returns every text of the reference in English, by its key, in a fixed order. */
export function referenceTexts(): ReferenceTexts {
  const rows = KEYS.flatMap((key) => {
    const { title, meaning, details } = REFERENCE[key];
    return [
      [`title_${key}`, title],
      [`meaning_${key}`, meaning],
      ...(details === undefined ? [] : [[`details_${key}`, details]]),
    ] as [string, string][];
  });
  return { ...Object.fromEntries(rows), [OF_ACTIONS]: LADDER };
}

/** A text of the reference; `isEnglish`: the person's language lacks it. */
export interface Said {
  readonly text: string;
  readonly isEnglish: boolean;
}

/** What the builder shows about a setting. */
export interface SettingReference {
  readonly title: Said;
  readonly meaning: Said;
  readonly details: readonly Said[];
}
export type Reference = Readonly<Record<Key, SettingReference>>;

/** Returns the reference with these translations, and in English what they lack. */
export function referenceWith(own: ReferenceTexts): Reference {
  const english = referenceTexts();
  const said = (key: string): Said => {
    const { [key]: text = '' } = own;
    return text === '' ? { text: english[key] ?? '', isEnglish: true } : { text, isEnglish: false };
  };
  const about = (key: Key): SettingReference => ({
    title: said(`title_${key}`),
    meaning: said(`meaning_${key}`),
    details: [`details_${key}`, ...(isActions(key) ? [OF_ACTIONS] : [])]
      .filter((one) => one in english)
      .map(said),
  });
  return Object.fromEntries(KEYS.map((key) => [key, about(key)])) as Reference;
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
  const { meaning, details } = referenceWith({})[key];
  return [meaning, ...details].map(({ text }) => text).join(' ');
}
