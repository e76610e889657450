/** Tokenises a text that names recipients, for core and pages: what delimits, what is quoted. Pure, linear time. */

/** Full-width and small forms of delimiters (compatibility mappings). Other scripts' commas and semicolons follow. */
const FORMS =
  /[\u037e\ufe54\ufe55\ufe59\ufe5a\ufe6b\uff07-\uff09\uff0c\uff1a-\uff1c\uff1e\uff20\uff3b\uff3d\uff5c]/g;
/** A pair of full-width quotes. One full-width quote and one of another kind make no pair and quote nothing. */
const QUOTES = /\uff02([^"\uff02\n]*)\uff02/g;
const COMMAS = /[\u3001\u060c\ufe50\ufe51\ufe10\ufe11\uff64]/g;
const SEMICOLONS = /[\u061b\ufe14\u204f]/g;
const LINE_ENDS = /[\r\v\f\0\u2028\u2029]/g;

/**
 * Returns `list` with every delimiter in its ASCII form, and full-width quotes too where they make a pair. The length
 * does not change.
 */
export function plainSigns(list: string): string {
  return list
    .replace(FORMS, (sign) => sign.normalize('NFKC'))
    .replace(QUOTES, '"$1"')
    .replace(COMMAS, ',')
    .replace(SEMICOLONS, ';')
    .replace(LINE_ENDS, '\n');
}

/**
 * A balanced quoted string (RFC 5322 §3.2.4). People and programs drop, double and misplace quotes, and write inches
 * with them; so a quote opens only before a word, closes only after one, and on the same line.
 */
const QUOTED = /(?<![^\s,;:|<>("])"(?![\s,;:|>)])(?:[^"\\\n]|\\[^\n])*"(?![^\s,;:|<>()@"\]])/g;

/** Returns `text` with balanced quoted strings as U+0000 (same length): every remaining `"<>,;:|` delimits. */
export function outline(text: string): string {
  return text.replace(QUOTED, (quoted) => '\0'.repeat(quoted.length));
}

/** One word of an outline: no blank, no delimiter and none of the marks that people put around addresses. */
export const WORD =
  /[^\s,;:|<>()[\]"\u201c-\u201f\u00ab\u00bb\u2039\u203a\u3008-\u3011\u3014-\u301b\uff62\uff63]+/g;
