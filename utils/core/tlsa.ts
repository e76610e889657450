/** Whether a TLSA (SMTP) or SMIMEA (people) record binds a sender to the certificate or key that it names. Pure. */

/** Hex digits of the association data for each matching type (RFC 6698 §2.1.3); type 0: whole certificate or key. */
const LENGTHS = new Map([
  [1, 64],
  [2, 128],
]);
/** DER tags with which certificates and keys begin, in hex. */
const SEQUENCE = '30';
const OBJECT_ID = '06';

/**
 * Returns where the contents of the DER value at `at` start and end (indexes of hex digits, X.690 §8.1); null: no value
 * with this tag, or it is cut short.
 */
function contentsOf(hex: string, at: number, tag: string): { start: number; end: number } | null {
  if (hex.slice(at, at + 2) !== tag) return null;
  const first = parseInt(hex.slice(at + 2, at + 4), 16);
  const more = first > 127 ? first - 128 : 0;
  const start = at + 4 + more * 2;
  const length = more === 0 ? first : parseInt(hex.slice(at + 4, start), 16);
  const end = start + length * 2;
  return first !== 128 && more <= 3 && end <= hex.length ? { start, end } : null;
}

/** Whether these octets (hex) begin like a certificate (selector 0) or a public key (1) (RFC 5280 §4.1). */
function isWhole(hex: string, selector: number): boolean {
  const outer = contentsOf(hex, 0, SEQUENCE);
  const inner = outer && contentsOf(hex, outer.start, SEQUENCE);
  if (!inner || outer.end !== hex.length || inner.end >= outer.end) return false;
  // A key begins with its algorithm, followed by a bit string; a certificate ends with its algorithm and signature.
  if (selector === 1)
    return contentsOf(hex, inner.start, OBJECT_ID) !== null && hex.slice(inner.end, inner.end + 2) === '03';
  return contentsOf(hex, inner.end, SEQUENCE) !== null;
}

/** The fields of a TLSA or SMIMEA record; `data` in hex. */
export interface Tlsa {
  readonly usage: number;
  readonly selector: number;
  readonly matchingType: number;
  readonly data: string;
}

/**
 * Whether the record is usable for SMTP: usage 2 or 3 (RFC 7672 §3.1.3: PKIX-TA and PKIX-EE are unusable), a known
 * selector and matching type, and data of the length that the matching type demands.
 */
export function isUsableTlsa({ usage, selector, matchingType, data }: Tlsa): boolean {
  if ((usage !== 2 && usage !== 3) || (selector !== 0 && selector !== 1)) return false;
  if (matchingType === 0) return isWhole(data, selector);
  return data.length === LENGTHS.get(matchingType);
}

/** Whether an S/MIME sender can use the record. For people all four usages count (RFC 8162 §2). */
export function isUsableSmimea({ usage, ...record }: Tlsa): boolean {
  return usage <= 3 && isUsableTlsa({ ...record, usage: 3 });
}
