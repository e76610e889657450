/** Changes one entry of a text that lists recipients, and nothing else in it. Pure. */
import { parseRecipients } from '../../core/address.ts';
import { outline } from '../../core/address-text.ts';

/** Characters that end an entry in the fields of webmails. */
const SIGNS = /[,;\n\uff0c\uff1b\u3001]/g;

/** Returns the addresses in a text as Sealcheck names them, and the number of entries without a readable one. */
export function namesIn(text: string): { readonly names: readonly string[]; readonly unreadable: number } {
  const { addresses, unreadable } = parseRecipients(text);
  return { names: addresses.map(({ address }) => address), unreadable };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Returns the spans between the separators; separators inside quotes do not count. */
function pieces(text: string): Span[] {
  const ends = [...outline(text).matchAll(SIGNS)].map(({ index }) => index);
  const starts = [0, ...ends.map((end) => end + 1)];
  return starts.map((start, at) => ({ start, end: ends[at] ?? text.length }));
}

/**
 * Returns the spans of the words, if the piece is nothing but addresses in a row, since in some fields blanks end an
 * entry, too; else the span of the whole piece.
 */
function words(text: string, { start, end }: Span): Span[] {
  const piece = text.slice(start, end);
  const all = [...piece.matchAll(/\S+/g)];
  const isList = all.length > 1 && all.every(([word]) => /^[^\s@<>"()]+@[^\s@<>"()]+$/.test(word));
  return isList
    ? all.map(({ 0: word, index }) => ({ start: start + index, end: start + index + word.length }))
    : [{ start, end }];
}

/** Returns the spans of the entries that consist of this address alone. */
function placesOf(text: string, name: string): Span[] {
  return pieces(text)
    .flatMap((piece) => words(text, piece))
    .filter(({ start, end }) => {
      const { names, unreadable } = namesIn(text.slice(start, end));
      return names.length === 1 && names[0] === name && unreadable === 0;
    });
}

/**
 * Whether `after` is `before` with `name` removed, or replaced by `instead`. Any other difference would lose something.
 */
function isMeant(before: string, after: string, name: string, instead?: string): boolean {
  const [was, is] = [namesIn(before), namesIn(after)];
  const wanted = was.names.flatMap((one) => (one === name ? (instead ?? []) : one));
  return (
    was.unreadable === is.unreadable &&
    [...new Set(wanted)].sort().join('\n') === [...new Set(is.names)].sort().join('\n')
  );
}

/**
 * Returns the text without this address, wherever it stands; null if it cannot be removed without touching another one.
 */
export function withoutEntry(text: string, name: string): string | null {
  let left = text;
  for (const { start, end } of placesOf(text, name).reverse()) {
    const isFollowed = end < text.length && /[,;\n\uff0c\uff1b\u3001\s]/.test(text[end] ?? '');
    const isFirst = text.slice(0, start).trim() === '';
    // Removed with the separator after it; the last one with the separator before it; the first one with the blanks
    // before the next one.
    const from = isFollowed
      ? start
      : start - (/[,;\n\uff0c\uff1b\u3001\s]$/.test(text.slice(0, start)) ? 1 : 0);
    const blanks = isFirst && isFollowed ? (/^[ \t]*/.exec(left.slice(end + 1))?.[0].length ?? 0) : 0;
    left = left.slice(0, from) + left.slice(end + (isFollowed ? 1 : 0) + blanks);
  }
  return left !== text && isMeant(text, left, name) ? left : null;
}

/** Returns the text with the address's domain replaced; null if the address is not there as an entry of its own. */
export function withDomain(text: string, name: string, domain: string): string | null {
  const instead = name.slice(0, name.lastIndexOf('@') + 1) + domain;
  let left = text;
  for (const { start, end } of placesOf(text, name).reverse()) {
    const entry = text.slice(start, end);
    const at = entry.lastIndexOf('@') + 1;
    const length = /^[^\s<>()",;]+/.exec(entry.slice(at))?.[0].length ?? 0;
    left = left.slice(0, start + at) + domain + left.slice(start + at + length);
  }
  return left !== text && isMeant(text, left, name, instead) ? left : null;
}
