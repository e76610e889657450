/** What is wrong with a translated text? Pure: sentences for translators; none: nothing. */
import { keysOf, placeholdersIn, sourceOf, type Texts } from './texts.ts';

/** The strip is one line (ux: at most 40 characters); a Chinese or Japanese character is as wide as two. */
const STRIP = 40;
/** The stores' limit. */
const DESCRIPTION = 132;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/gu;
/** Direction is set where values are put in (utils/platform/i18n.ts); what cannot be seen is in no text. */
const UNSEEN = /[\u0000-\u001f\u007f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]/u;

/** How wide a text is, in characters of the Latin script, without what is put into it. */
export function widthOf(message: string): number {
  const own = message.replace(/\$\w+\$/g, '');
  return Array.from(own).length + (own.match(WIDE)?.length ?? 0);
}

/** What is wrong with the text of one key; `isSame`: it may be as in English (a name, a word of both languages). */
export function problemsOf(key: string, text: string, english: Texts, isSame = false): readonly string[] {
  const source = sourceOf(key, english);
  if (!source) return ['there is no such key'];
  const wanted = placeholdersIn(source.message).join(' ');
  const used = placeholdersIn(text).join(' ');
  const limit = key.startsWith('strip_') ? STRIP : key === 'extension_description' ? DESCRIPTION : Infinity;
  const isEnglish = text === source.message && /[a-z]{2}/i.test(text.replace(/\$\w+\$/g, ''));
  const found: readonly (readonly [boolean, string])[] = [
    [text.trim() === '', 'is empty'],
    [used !== wanted, `has the placeholders “${used}”, not “${wanted}”`],
    [/\$(?!\w+\$)/.test(text.replace(/\$\w+\$/g, '')), 'has a $ that begins no placeholder'],
    [/[{|}]/.test(text), 'has { | or }, which the package has between texts'],
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

/** Keys that the language of `tag` must have and lacks, and such as it must not have. */
export function strayKeys(texts: Texts, english: Texts, tag: string) {
  const wanted = new Set(keysOf(english, tag));
  return {
    missing: [...wanted].filter((key) => !(key in texts)),
    needless: Object.keys(texts).filter((key) => !wanted.has(key)),
  };
}
