/** Parses SMTP replies (RFC 5321 §4.2) as the octets arrive. Pure, linear, and bounded before any work is done. */

export interface Reply {
  readonly code: number;
  /** The texts after the codes, one per line. */
  readonly lines: readonly string[];
}

/** The part of an incomplete reply that was received so far. */
export interface Reading {
  readonly rest: string;
  readonly code: number | null;
  readonly lines: readonly string[];
  /** Octets of this reply so far. */
  readonly size: number;
}

/** Nothing has been received yet. */
export const EMPTY_READING: Reading = { rest: '', code: null, lines: [], size: 0 };

/** RFC 5321 §4.5.3.1.5 allows 512 octets per line; servers exceed that, but none by this much. */
const MAX_LINE_LENGTH = 4_096;
const MAX_LINES = 100;
const MAX_OCTETS = 32 * 1024;

const LINE = /^([2-5][0-9]{2})(?:([ -])(.*))?$/s;

export type ParseResult =
  | { readonly kind: 'more'; readonly reading: Reading }
  /** `rest`: what followed the reply. */
  | { readonly kind: 'reply'; readonly reply: Reply; readonly rest: string }
  | { readonly kind: 'bad'; readonly problem: 'malformed' | 'too-large' };

const bad = (problem: 'malformed' | 'too-large') => ({ kind: 'bad', problem }) as const;

/**
 * Parses the next reply from what was received so far and this chunk (octets as Latin-1). A line that is not a reply
 * line, or whose code differs from the previous line's, makes the whole `malformed`: its meaning would be a guess.
 */
export function readReply(before: Reading, chunk: string): ParseResult {
  const size = before.size + chunk.length;
  if (size > MAX_OCTETS) return bad('too-large');
  let { code } = before;
  const lines = [...before.lines];
  const text = before.rest + chunk;
  let at = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
    const [, digits, mark = ' ', words = ''] =
      LINE.exec(text.slice(at, end).replace(/\r$/, '')) ?? ([] as undefined[]);
    if (digits === undefined || (code !== null && code !== Number(digits))) return bad('malformed');
    code = Number(digits);
    lines.push(words);
    at = end + 1;
    if (mark === ' ') return { kind: 'reply', reply: { code, lines }, rest: text.slice(at) };
    if (lines.length >= MAX_LINES) return bad('too-large');
  }
  const rest = text.slice(at);
  if (rest.length > MAX_LINE_LENGTH) return bad('too-large');
  return { kind: 'more', reading: { rest, code, lines, size } };
}

/**
 * Returns the keywords that a server offers in its answer to EHLO, in upper case (RFC 5321 §4.1.1.1). The first line is
 * its greeting.
 */
export function keywordsOf({ lines }: Reply): ReadonlySet<string> {
  return new Set(lines.slice(1).map((line) => (line.trim().split(/\s/, 1)[0] ?? '').toUpperCase()));
}

/**
 * Whether something on the way overwrote the server's reply. Cisco's inspection turns a banner into asterisks, and
 * keywords that it does not allow into `XXXXXXXA`; others write `X` or `Z` over each letter. The server is not to
 * blame.
 */
export function isPaintedOver({ lines }: Reply): boolean {
  return lines.some(
    (line) => /^\*{8,}[* 0-9]*$/.test(line.trim()) || /^(X{4,}A?|Z{4,}|\*{4,})$/.test(line.trim()),
  );
}
