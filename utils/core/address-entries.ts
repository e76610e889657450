/** A list of recipients as its entries: which words stand where an address does, which in a name. Linear. */
import { closeComments } from './address-comments.ts';
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
  /** Is there an angle bracket? */
  readonly isAngled: boolean;
  /** What receives the mail stands in no brackets, or behind one that is not closed. */
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
