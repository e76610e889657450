/** How a text that names recipients is cut, for core and for pages: which of its signs are signs, which are quoted. Pure, linear. */

/** Full-width and small forms of the signs of lists (compatibility mappings), commas and semicolons of other scripts. */
const FORMS =
  /[\u037e\ufe54\ufe55\ufe59\ufe5a\ufe6b\uff07-\uff09\uff0c\uff1a-\uff1c\uff1e\uff20\uff3b\uff3d\uff5c]/g;
/** A full-width quote beside another kind is no pair: what stands between is no quoted string. */
const QUOTES = /\uff02([^"\uff02\n]*)\uff02/g;
const COMMAS = /[\u3001\u060c\ufe50\ufe51\ufe10\ufe11\uff64]/g;
const SEMICOLONS = /[\u061b\ufe14\u204f]/g;
const LINE_ENDS = /[\r\v\f\0\u2028\u2029]/g;

/** Returns `list` with every sign of lists in its ASCII form, quotes where they are a pair; as long as before. */
export function plainSigns(list: string): string {
  return list
    .replace(FORMS, (sign) => sign.normalize('NFKC'))
    .replace(QUOTES, '"$1"')
    .replace(COMMAS, ',')
    .replace(SEMICOLONS, ';')
    .replace(LINE_ENDS, '\n');
}

/**
 * A balanced quoted string (RFC 5322 §3.2.4). People and programs drop, double and misplace quotes, and inches look like
 * them: a quote opens before a word only, closes behind one only, and on its line.
 */
const QUOTED = /(?<![^\s,;:|<>("])"(?![\s,;:|>)])(?:[^"\\\n]|\\[^\n])*"(?![^\s,;:|<>()@"\]])/g;

/** Returns `text` with every balanced quoted string as so many U+0000: what is left of `"<>,;:|` is a sign. */
export function outline(text: string): string {
  return text.replace(QUOTED, (quoted) => '\0'.repeat(quoted.length));
}

/** One word of an outline: neither blank nor sign, nor one of the marks that people put around addresses. */
export const WORD =
  /[^\s,;:|<>()[\]"\u201c-\u201f\u00ab\u00bb\u2039\u203a\u3008-\u3011\u3014-\u301b\uff62\uff63]+/g;
