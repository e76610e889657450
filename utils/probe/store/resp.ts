/** The replies of Valkey and Redis (RESP2), read as the octets come. Pure and bounded. */

export type Value = string | number | null | readonly Value[] | ReplyError;

/** The server's own word for what went wrong. */
export class ReplyError extends Error {
  override name = 'ReplyError';
}

/** Deepest list in a list, and most octets of one reply. */
const DEEPEST = 4;
const MOST_OCTETS = 64 * 1024 * 1024;

interface Parsed {
  readonly value: Value;
  /** Where the next reply begins. */
  readonly end: number;
}

/** The reply that begins at `at`, or null where it is not whole. Throws where these octets are none. */
export function parseReply(octets: Buffer, at = 0, depth = 0): Parsed | null {
  if (octets.length > MOST_OCTETS || depth > DEEPEST) throw new Error('too large');
  const lineEnd = octets.indexOf('\r\n', at);
  if (lineEnd === -1) return null;
  const mark = octets.toString('latin1', at, at + 1);
  const line = octets.toString('utf8', at + 1, lineEnd);
  const next = lineEnd + 2;
  if (mark === '+') return { value: line, end: next };
  if (mark === '-') return { value: new ReplyError(line), end: next };
  const number = Number(line);
  if (!/^-?\d{1,16}$/.test(line)) throw new Error('no reply');
  if (mark === ':') return { value: number, end: next };
  if (mark === '$') {
    if (number < 0) return { value: null, end: next };
    if (octets.length < next + number + 2) return null;
    return { value: octets.toString('utf8', next, next + number), end: next + number + 2 };
  }
  if (mark !== '*') throw new Error('no reply');
  if (number < 0) return { value: null, end: next };
  const values: Value[] = [];
  let end = next;
  for (let index = 0; index < number; index += 1) {
    const part = parseReply(octets, end, depth + 1);
    if (part === null) return null;
    values.push(part.value);
    end = part.end;
  }
  return { value: values, end };
}

/** A command as the server reads it. */
export function renderCommand(words: readonly (string | number)[]): string {
  const parts = words.map(String).map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join('')}`;
}
