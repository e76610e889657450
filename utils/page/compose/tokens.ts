/** Matches names and labels by whole tokens: "photo", "total" and "date_to" are no recipient fields. */
import { cleanText } from '../dom/text.ts';
import {
  COPY,
  LABEL_COMPANIONS,
  LABELS,
  NAME_COMPANIONS,
  NAME_WORDS,
  OTHER_NAMES,
  type FieldName,
} from './words.ts';

/** Most specific first: `composer:to-bcc` is Bcc. */
const ORDER = ['bcc', 'cc', 'subject', 'from', 'to', 'send'] as const satisfies readonly FieldName[];

const WORDS = new Set(Object.values(NAME_WORDS).flat());

const wordsIn = (text: string) => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');

/** Splits a name, id or test id at punctuation, digits and inner capitals; drops counters and hex numbers. */
export function nameTokens(name: string): string[] {
  return wordsIn(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase())
    .filter((token) => !/^(?=.*\d)[\da-f]+$/.test(token))
    .flatMap((token) => {
      const parts = token.split(/\d+/).filter((part) => part !== '');
      return /\d/.test(token) ? parts.filter((part) => part.length > 2 || WORDS.has(part)) : parts;
    });
}

/**
 * Returns what a `name`, `id` or test id names, or null. All its other tokens must be words that do not change the
 * meaning.
 */
export function namedBy(name: string): FieldName | null {
  const tokens = nameTokens(name);
  if (tokens.length === 0 || tokens.length > 6) return null;
  const found = ORDER.find((field) => NAME_WORDS[field].some((word) => tokens.includes(word)));
  if (!found) return null;
  if (found === 'subject') return found;
  const own = [...NAME_WORDS[found], ...(found === 'cc' || found === 'bcc' ? NAME_WORDS.to : [])];
  return tokens.every(
    (token) =>
      own.includes(token) || NAME_COMPANIONS.has(token) || NAME_COMPANIONS.has(token.replace(/s$/, '')),
  )
    ? found
    : null;
}

/** Whether a name shows that the field is no part of a message, so that its label does not count. */
export function namedOtherwise(name: string): boolean {
  return nameTokens(name).some((token) => OTHER_NAMES.has(token));
}

/** Returns what a visible or spoken label names, or null. */
export function labelledBy(label: string): FieldName | null {
  const text = cleanText(label)
    .toLowerCase()
    .replace(/を(入力|追加)$|[\s:：*….]+$/gu, '');
  if (text === '' || text.length > 60) return null;
  const whole = ORDER.find((field) => LABELS[field].includes(text));
  if (whole) return whole;
  const words = wordsIn(text);
  const others = words.filter((word) => !COPY.test(word) && !LABEL_COMPANIONS.has(word));
  if (words.length < 4 && words.some((word) => COPY.test(word)))
    return others.some((word) => word.length > 3) ? 'bcc' : 'cc';
  const field = ORDER.find((one) => LABELS[one].some((word) => isDistinctive(word) && words.includes(word)));
  if (!field || field === 'from') return null;
  if (field === 'subject' && words.length <= 4) return field;
  const own = [...LABELS[field], ...LABELS.to].filter(isDistinctive);
  return words.every((word) => own.includes(word) || LABEL_COMPANIONS.has(word)) ? field : null;
}

/** Two-letter Latin words mean other things inside a longer label ("do", "an"), except the English ones. */
function isDistinctive(word: string): boolean {
  return word.length > 2 || word > '\u0250' || word === 'to' || word === 'cc';
}
