/** Checks a translated text. Pure; returns its faults as sentences for translators. */
import { areaOf, keysOf, placeholdersIn, sourceOf, type Text, type Texts } from './texts.ts';

/** The strip is one line (ux: at most 40 characters); a Chinese or Japanese character is as wide as two. */
const STRIP = 40;
/** The stores' limit for descriptions, in characters. */
const DESCRIPTION = 132;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/gu;
/** Invisible characters, which no text may contain. `t` adds the direction marks (utils/platform/i18n.ts). */
const UNSEEN = /[\u0000-\u001f\u007f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]/u;

/** Returns the width of a text in Latin characters, without its placeholders. */
export function widthOf(message: string): number {
  const own = message.replace(/\$\w+\$/g, '');
  return Array.from(own).length + (own.match(WIDE)?.length ?? 0);
}

/** What an administrator types into a policy or a link, in the reference: `actionsWhen`, `{who}`, `RFC 8484`. */
const TERM = /\{\w+\}|\b[a-z]+[A-Z]\w*|\bRFC \d+/g;
const OF_REFERENCE = /^(title|meaning|details)_/;
const termsIn = (text: string) => [...new Set(text.match(TERM))].sort().join(' ');

/** Returns the placeholder of a plural text that is filled with the number: `$count$`; '' if there is none. */
function numberOf({ placeholders = {} }: Text): string {
  const [name] = Object.entries(placeholders).find(([, { content }]) => content === '$1') ?? [];
  return name === undefined ? '' : `$${name}$`;
}

/** Returns what is wrong with one key's text. `isSame`: it may equal the English (a name, a word of both languages). */
export function problemsOf(key: string, text: string, english: Texts, isSame = false): readonly string[] {
  const source = sourceOf(key, english);
  if (!source) return ['there is no such key'];
  const wanted = placeholdersIn(source.message).join(' ');
  const used = placeholdersIn(text).join(' ');
  // “One more” and “two more” are numbers, too.
  const isCounted = /_(one|two)$/.test(key) && areaOf(key, english) !== undefined;
  const without = placeholdersIn(source.message.replace(numberOf(source), '')).join(' ');
  const limit = key.startsWith('strip_') ? STRIP : key === 'extension_description' ? DESCRIPTION : Infinity;
  const isEnglish = text === source.message && /[a-z]{2}/i.test(text.replace(/\$\w+\$/g, ''));
  const found: readonly (readonly [boolean, string])[] = [
    [text.trim() === '', 'is empty'],
    [used !== wanted && !(isCounted && used === without), `has the placeholders “${used}”, not “${wanted}”`],
    [/\$(?!\w+\$)/.test(text.replace(/\$\w+\$/g, '')), 'has a $ that begins no placeholder'],
    [
      /[{|}]/.test(text) && !/[{|}]/.test(source.message),
      'has { | or }, which the package has between texts',
    ],
    [
      OF_REFERENCE.test(key) && termsIn(text) !== termsIn(source.message),
      `has other names for a policy than “${termsIn(source.message)}”`,
    ],
    [isEnglish && !isSame, 'is as in English'],
    [/^ | $| {2}| [.,]|\.\.\.|\.\.$/.test(text), 'has a blank too many, or three dots for …'],
    [
      /["']/.test(text) && !/["']/.test(source.message),
      'has a typewriter’s quote (write the language’s own, and ’)',
    ],
    [UNSEEN.test(text), 'has a character that nobody sees'],
    [widthOf(text) > limit, `is ${String(widthOf(text))} wide, more than ${String(limit)}`],
    [/[<>]/.test(text) && !/[<>]/.test(source.message), 'has markup'],
  ];
  return found.filter(([isFound]) => isFound).map(([, words]) => words);
}

/** Returns the keys that the language `tag` needs but lacks, and those that it has but must not have. */
export function strayKeys(texts: Texts, english: Texts, tag: string) {
  const wanted = new Set(keysOf(english, tag));
  return {
    missing: [...wanted].filter((key) => !(key in texts)),
    needless: Object.keys(texts).filter((key) => !wanted.has(key)),
  };
}
