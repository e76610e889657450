/** Splits a list of recipients into entries, and tells address words from words in a display name. Linear time. */
import { closeComments } from './address-comments.ts';
import { outline, WORD } from './address-text.ts';

/** One entry of a list, split into words. */
export interface Entry {
  /** Words with an `@` that stand where the receiving address does; not yet parsed. */
  readonly specs: readonly string[];
  /** Words with an `@` in the place of a display name: `these@x.org Words <address>`. */
  readonly inName: readonly string[];
  /** Quoted strings, quotes included. */
  readonly quoted: readonly string[];
  /** At least one word is not quoted. */
  readonly hasWords: boolean;
  /** The entry has a name and an address in angle brackets. */
  readonly isNamed: boolean;
  /** The entry has an angle bracket. */
  readonly isAngled: boolean;
  /** The receiving address stands outside angle brackets, or after a bracket that is never closed. */
  readonly isBare: boolean;
  /** A blank, quote, bracket or bar stands inside an address: `ann@gmail .com`. */
  readonly isTorn: boolean;
}

/**
 * Whether a character that ends no entry stands between a word of an outline and further letters. `isClosed`: a bracket
 * after the word closes something, so it does not count.
 */
function isTornAt(lines: string, start: number, end: number, isClosed: boolean): boolean {
  const after = /^([^\s,;|:])[\p{L}\p{N}]/u.exec(lines.slice(end, end + 3))?.[1];
  if (after !== undefined && !(isClosed && '(>'.includes(after))) return true;
  return /[\p{L}\p{N}.!#$%&*+/=?^_{}~-]["[\]]$/u.test(lines.slice(Math.max(0, start - 3), start));
}

const PIECES = new RegExp(`[<>]|${WORD.source}`, 'g');

/** Parses one entry of a list; `lines` is its outline. */
function readEntry(text: string, lines: string): Entry {
  const specs: string[] = [];
  const inName: string[] = [];
  const quoted: string[] = [];
  const name: string[] = [];
  let [hasWords, isAngle, hasName, isNamed, isTorn, isBehind] = [false, false, false, false, false, false];
  const closing = lines.lastIndexOf(')');
  let isBare = lines.lastIndexOf('(') > closing;
  let last = '';
  for (const { 0: piece, index } of lines.matchAll(PIECES)) {
    if (piece === '<' || piece === '>') {
      if (piece === '>') {
        isBare ||= name.length > 0;
        specs.push(...name.splice(0));
        isTorn ||= isBehind;
      }
      isBare ||= isAngle && piece === '<' && last !== '';
      isAngle = piece === '<';
      isBehind = false;
      last = '';
      continue;
    }
    const end = index + piece.length;
    const word = text.slice(index, end);
    const isQuoted = !/[^\0]/.test(piece);
    if (/^"\s*[^"\s]/.test(word)) quoted.push(word);
    if (!isQuoted && piece.includes('@')) {
      if (isAngle) {
        inName.push(...name.splice(0));
        isNamed ||= hasName;
      }
      (isAngle ? specs : name).push(word);
      isTorn ||= isTornAt(lines, index, end, isAngle || closing > end);
      last = word;
    } else if (
      last.endsWith('.') ||
      (last && piece.startsWith('.') && /[\s)]/.test(lines[index - 1] ?? ''))
    ) {
      isTorn = true;
    } else isBehind = isAngle && last !== '';
    hasWords ||= !isQuoted;
    hasName ||= !isAngle;
  }
  isBare ||= name.length > 0;
  specs.push(...name);
  return { specs, inName, quoted, hasWords, isNamed, isAngled: /[<>]/.test(lines), isBare, isTorn };
}

/** Returns the outline of a list in which `,;|:` and line ends are left only where an entry ends. */
function entriesOf(text: string): string {
  // The colons in an address literal end no entry.
  const lines = outline(text).replace(/@\[[\w.:]{1,60}\]/g, (literal) => '@'.padEnd(literal.length, '\x01'));
  return (
    closeComments(lines)
      .replace(/\n\s*/g, (ends) => '\n'.padEnd(ends.length))
      // A line end ends an entry, unless the next line begins with the angle-bracketed address of the name on this one.
      .replace(/(^|[,;|:\n])([^,;|:\n@]*)\n(?= *<)/g, '$1$2 ')
  );
}

interface Cut {
  readonly entry: Entry;
  /** The character that ends the entry: one of `,;|:` or a line end; empty at the end of the list. */
  readonly sign: string;
  /** The entry ends at a bar that may instead be a character of the address after it. */
  readonly isTornBehind: boolean;
}

/** Yields the entries of a list whose delimiters are ASCII already (`plainSigns`). */
export function* cutEntries(text: string): Generator<Cut> {
  const all = entriesOf(text);
  let isBarred = false;
  let last = '';
  for (const { 1: lines = '', 2: sign = '', index } of all.matchAll(/([^,;|:\n]*)([,;|:\n]|$)/g)) {
    const end = index + lines.length;
    const entry = readEntry(text.slice(index, end), lines);
    // A bar may be a character of an address (`ann|bob@x.org`), unless it is the border of a table cell.
    const isAttached = sign === '|' && /\S/.test(all[end + 1] ?? '');
    const isCut = (isAttached && /(^|[\s<(])[^\s@<>()\0]+$/.test(lines)) || (isBarred && sign !== '|');
    isBarred = isAttached && last !== '|' && !/\S/.test(lines);
    last = sign;
    const isTornBehind =
      isAttached && /\S$/.test(lines) && /^[^\s<>(),;:|]+@/.test(all.slice(end + 1, end + 300));
    yield { entry: isCut ? { ...entry, isTorn: true } : entry, sign, isTornBehind };
  }
}
