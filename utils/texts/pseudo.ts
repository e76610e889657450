/** Pseudo-localisation: English in brackets, with accents, and longer. Words that lack these bypass `_locales`. */
import { keysOf, sourceOf, tagOf, type Text, type Texts } from './texts.ts';

const FROM = 'aceinouyACEINOUY';
const TO = '\u00e4\u00e7\u00e9\u00ef\u00f1\u00f6\u00fc\u00ff\u00c4\u00c7\u00c9\u00cf\u00d1\u00d6\u00dc\u0178';
/** Translations are longer than English, short ones more so (W3C, "Text size in translation"). */
const LONGER = 0.4;
/** Filler words have this length, so that lines can wrap. */
const WORD = 8;
const HEBREW = '\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7';

/** Returns the text with accents, at the same length; placeholders stay. */
export const accentedText = (message: string): string =>
  message
    .split(/(\$\w+\$)/)
    .map((part, at) => (at % 2 === 0 ? part.replace(/[a-z]/gi, (one) => TO[FROM.indexOf(one)] ?? one) : part))
    .join('');

/** Returns `[text ···]`, in which placeholders stay. `isRtl`: the filler is of right-to-left letters. */
export function pseudoText(message: string, isRtl = false): string {
  const longer = Math.ceil(message.length * LONGER);
  const sign = (at: number) => (isRtl ? (HEBREW[at % HEBREW.length] ?? '') : '\u00b7');
  const fill = Array.from({ length: longer }, (_, at) => (at % WORD === WORD - 1 ? ' ' : sign(at))).join('');
  return `[${accentedText(message)} ${fill.trim()}]`;
}

/** Keys that stay as in English: what the code reads or names, and what an organisation has written. */
const AS_IS = /^(extension_name|verbatim)$/;

function saidBy(key: string, message: string, tag: string, isRtl: boolean): string {
  if (key === 'locale_language') return tag;
  if (key.endsWith('_direction')) return isRtl ? 'rtl' : 'ltr';
  return AS_IS.test(key) ? message : pseudoText(message, isRtl);
}

/** Returns all texts of a pseudo-language that takes the place of `folder`, with the plural forms of that language. */
export function pseudoTexts(english: Texts, folder: string, isRtl = false): Texts {
  const tag = tagOf(folder);
  const rows = keysOf(english, tag).map((key): [string, Text] => {
    const { message = '', placeholders } = sourceOf(key, english) ?? {};
    const said = saidBy(key, message, tag, isRtl);
    return [key, placeholders ? { message: said, placeholders } : { message: said }];
  });
  return Object.fromEntries(rows);
}
