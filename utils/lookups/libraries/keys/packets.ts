/**
 * Splits OpenPGP keys, as they were served, into single ones without parsing their contents: in linear time, before the
 * library sees a byte. Pure.
 */

/** Maximum number of packets in one key: one with hundreds of third-party signatures has as many. */
const MAX_PACKETS = 2_000;
/** Maximum number of lines of armor, that of the largest key that is asked for. */
const MAX_LINES = 6_000;

/** Packet tags (RFC 9580 §5). */
const SECRET_KEY = 5;
const PUBLIC_KEY = 6;
const USER_ID = 13;

export interface CutKey {
  readonly octets: Uint8Array;
  readonly userIds: readonly string[];
  readonly isPrivate: boolean;
}

/** Decodes the first armored block (RFC 9580 §6.2). Null if there is none; what follows it is ignored. */
export function unarmored(text: string): Uint8Array | null {
  const lines = text.split('\n', MAX_LINES + 1).map((line) => line.trim());
  const begin = lines.findIndex((line) => line.startsWith('-----BEGIN PGP '));
  const blank = lines.indexOf('', begin);
  const end = lines.findIndex((line, at) => at > blank && /^[=-]/.test(line));
  if (begin < 0 || blank < 0 || end < 0 || lines.length > MAX_LINES) return null;
  try {
    return Uint8Array.from(atob(lines.slice(blank, end).join('')), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

/**
 * Returns the tag of the packet at `at`, and where its body starts and ends (RFC 9580 §4.2). Null if it is no packet of
 * a key.
 */
function packetAt(octets: Uint8Array, at: number): { tag: number; start: number; end: number } | null {
  const [head = 0, first = 0, second = 0] = octets.subarray(at, at + 3);
  const number = (from: number, count: number) =>
    octets.subarray(from, from + count).reduce((sum, octet) => sum * 256 + octet, 0);
  if (head < 128) return null;
  const isNew = head >= 192;
  const tag = isNew ? head & 63 : (head >> 2) & 15;
  const sizes = isNew ? (first < 192 ? 1 : first < 224 ? 2 : 5) : 1 << (head & 3);
  // Partial and indeterminate lengths are only allowed for data.
  if (isNew ? first >= 224 && first < 255 : (head & 3) === 3) return null;
  const start = at + 1 + sizes;
  const length = !isNew
    ? number(at + 1, sizes)
    : sizes === 2
      ? (first - 192) * 256 + second + 192
      : number(at + (sizes === 5 ? 2 : 1), sizes === 5 ? 4 : 1);
  return start + length > octets.length ? null : { tag, start, end: start + length };
}

/** Splits these octets into keys, in order. Null if they are no keys, or a key has more packets than any needs. */
export function cutKeys(octets: Uint8Array): CutKey[] | null {
  const keys: { start: number; end: number; userIds: string[]; isPrivate: boolean; packets: number }[] = [];
  for (let at = 0; at < octets.length;) {
    const packet = packetAt(octets, at);
    if (!packet) return null;
    const { tag, start, end } = packet;
    if (tag === PUBLIC_KEY || tag === SECRET_KEY)
      keys.push({ start: at, end, userIds: [], isPrivate: tag === SECRET_KEY, packets: 0 });
    const key = keys.at(-1);
    // A packet before the first key belongs to none.
    if (!key) return null;
    if (tag === USER_ID) key.userIds.push(new TextDecoder().decode(octets.subarray(start, end)));
    key.packets += 1;
    if (key.packets > MAX_PACKETS) return null;
    key.end = at = end;
  }
  return keys.map(({ start, end, userIds, isPrivate }) => ({
    octets: octets.subarray(start, end),
    userIds,
    isPrivate,
  }));
}
