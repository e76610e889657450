/** A list of recipients as its entries: which words stand where an address does, which in a name. Linear. */
import { outline, WORD } from './address-text.ts';

/** One entry of a list, as words. */
export interface Entry {
  /** Words with an `@` that receive the mail, as far as they are addresses. */
  readonly specs: readonly string[];
  /** Words with an `@` in the place of a display name: `these@x.org Words <address>`. */
  readonly inName: readonly string[];
  readonly quoted: readonly string[];
  /** Is there any word that is not quoted? */
  readonly hasWords: boolean;
  /** A name, and an address in angle brackets. */
  readonly isNamed: boolean;
  /** What receives the mail stands in no brackets, or behind a parenthesis that is not closed. */
  readonly isBare: boolean;
  /** A blank, a quote, a bracket or a bar stands inside an address: `ann@gmail .com`. */
  readonly isTorn: boolean;
}

/** Does a sign that ends no entry stand between a word of an outline and other letters? `isClosed`: a bracket there is. */
function isTornAt(lines: string, start: number, end: number, isClosed: boolean): boolean {
  const after = /^([^\s,;|:])[\p{L}\p{N}]/u.exec(lines.slice(end, end + 3))?.[1];
  if (after !== undefined && !(isClosed && '(>'.includes(after))) return true;
  return /[\p{L}\p{N}.!#$%&*+/=?^_{}~-]["[\]]$/u.test(lines.slice(Math.max(0, start - 3), start));
}

const PIECES = new RegExp(`[<>]|${WORD.source}`, 'g');

/** Cuts one entry of a list; `lines` is its outline. */
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
  return { specs, inName, quoted, hasWords, isNamed, isBare, isTorn };
}

/** Returns an outline with blanks for what would end an entry inside its comments (RFC 5322 §3.2.2). */
function closeComments(lines: string): string {
  const open: number[] = [];
  const comments: [number, number][] = [];
  for (const { 0: sign, index } of lines.matchAll(/[()]/g)) {
    if (sign === '(') open.push(index);
    const start = sign === ')' ? open.pop() : undefined;
    if (start === undefined) continue;
    while ((comments.at(-1)?.[0] ?? -1) > start) comments.pop();
    comments.push([start, index]);
  }
  let out = '';
  let done = 0;
  for (const [start, end] of comments) {
    // A bar between letters tears what may be one address.
    const inside = lines.slice(start, end).replace(/(?<=[^\s(<])\|(?=[^\s)>])/g, ']');
    out += lines.slice(done, start) + inside.replace(/[,;|:]/g, ' ');
    done = end;
  }
  return out + lines.slice(done);
}

/** The outline of a list, with `,;|:` and line ends only where an entry ends. */
function entriesOf(text: string): string {
  // An address literal may hold colons.
  const lines = outline(text).replace(/@\[[\w.:]{1,60}\]/g, (literal) => '@'.padEnd(literal.length, '\x01'));
  return (
    closeComments(lines)
      .replace(/\n\s*/g, (ends) => '\n'.padEnd(ends.length))
      // Lines are entries, but not where the address of a name stands on the next one.
      .replace(/(^|[,;|:\n])([^,;|:\n@]*)\n(?= *<)/g, '$1$2 ')
  );
}

interface Cut {
  readonly entry: Entry;
  /** What ends it: one of `,;|:`, a line end or none. */
  readonly sign: string;
  /** It ends at a bar that may as well be a letter of the address behind it. */
  readonly isTornBehind: boolean;
}

/** The entries of a list whose signs are plain. */
export function* cutEntries(text: string): Generator<Cut> {
  const all = entriesOf(text);
  let isBarred = false;
  let last = '';
  for (const { 1: lines = '', 2: sign = '', index } of all.matchAll(/([^,;|:\n]*)([,;|:\n]|$)/g)) {
    const end = index + lines.length;
    const entry = readEntry(text.slice(index, end), lines);
    // A bar may be a letter of an address, `ann|bob@x.org`, where it is no side of a table's cell.
    const isAttached = sign === '|' && /\S/.test(all[end + 1] ?? '');
    const isCut = (isAttached && /(^|[\s<(])[^\s@<>()\0]+$/.test(lines)) || (isBarred && sign !== '|');
    isBarred = isAttached && last !== '|' && !/\S/.test(lines);
    last = sign;
    const isTornBehind =
      isAttached && /\S$/.test(lines) && /^[^\s<>(),;:|]+@/.test(all.slice(end + 1, end + 300));
    yield { entry: isCut ? { ...entry, isTorn: true } : entry, sign, isTornBehind };
  }
}
