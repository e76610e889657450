/**
 * Codes by which a help desk grants an exception: what is signed, and how it is spelt. Pure. A code is 69 octets (kind, end,
 * an Ed25519 signature of 64: there is no shorter one that a device could check by a public key) in Crockford's base 32,
 * in rows of four groups, each row with a sign of its own to check it by.
 */

/** Whom an exception that is asked for is about, as in the policy's `exceptions`. */
export const KINDS = ['recipient', 'domain', 'destination', 'site'] as const;
export type GrantKind = (typeof KINDS)[number];

export interface Grantable {
  /** Of the request: ten signs that one device has drawn, so that the code is for it alone. */
  readonly number: string;
  readonly kind: GrantKind;
  readonly value: string;
  /** Its last minute, UTC: `2026-11-28T17:00Z`. */
  readonly until: string;
}

/** What stands in a code besides who it is about, which the device knows from its request. */
export interface GrantCode {
  readonly kind: GrantKind;
  readonly until: string;
  readonly signature: Uint8Array;
}

/** Longer than this no code grants anything (hours). */
export const MAX_HOURS = 7 * 24;

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ROW = 20;
const GROUP = 5;
const HEAD = 5;
const OCTETS = HEAD + 64;
/** Above the kind, so that other forms of codes can be told from this one. */
const FORM = 0x10;
const MINUTE = 60_000;

/** The octets that are signed. */
export function statementOf({ number, kind, value, until }: Grantable): Uint8Array {
  return new TextEncoder().encode(['sealcheck-grant-1', number, kind, value, until].join('\n'));
}

/** A number of signs drawn by these octets, in groups: `4F7K2-9QW3X`. */
export function numberOf(random: Uint8Array): string {
  return groupsOf([...random].map((octet) => DIGITS[octet % 32] ?? '0').join('')).join('-');
}

/** A text as one types what was read out: small letters, blanks, and what looks alike are taken for what is meant. */
export function signsIn(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function groupsOf(signs: string): string[] {
  return signs.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
}

const digitsIn = (row: string) => Array.from(row, (sign) => DIGITS.indexOf(sign));

/** Times x in the field of 32 elements, modulo x⁵ + x² + 1. */
const times = (value: number) => ((value << 1) ^ (value & 16 ? 37 : 0)) & 31;

/** The sign by which a row is checked: another for each change of one sign, and for two that changed places. */
function checkOf(row: string, place: number): string {
  return DIGITS[times(digitsIn(row).reduce((all, digit) => times(all) ^ digit, place + 1))] ?? '0';
}

/** The code as it is read out: rows of groups. */
export function renderCode({ kind, until, signature }: GrantCode): string {
  const octets = new Uint8Array(OCTETS);
  octets[0] = FORM + KINDS.indexOf(kind);
  new DataView(octets.buffer).setUint32(1, Date.parse(until) / MINUTE);
  octets.set(signature, HEAD);
  const bits = [...octets].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  const signs = (bits.match(/.{1,5}/g) ?? [])
    .map((five) => DIGITS[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
  const rows = signs.match(new RegExp(`.{1,${ROW - 1}}`, 'g')) ?? [];
  return rows.map((row, place) => groupsOf(row + checkOf(row, place)).join(' ')).join('\n');
}

/** A code that was typed or pasted; a number: the row (from 1) in which something is wrong; null: it is no code. */
export function parseCode(text: string): GrantCode | number | null {
  const signs = signsIn(text);
  const rows = signs.match(new RegExp(`.{1,${ROW}}`, 'g')) ?? [];
  const wrong = rows.findIndex(
    (row, place) => /[^0-9A-HJKMNP-TV-Z]/.test(row) || checkOf(row.slice(0, -1), place) !== row.slice(-1),
  );
  const length = Math.ceil((OCTETS * 8) / 5);
  if (signs.length !== length + Math.ceil(length / (ROW - 1))) return null;
  if (wrong >= 0) return wrong + 1;
  const bits = rows
    .map((row) =>
      digitsIn(row.slice(0, -1))
        .map((digit) => digit.toString(2).padStart(5, '0'))
        .join(''),
    )
    .join('');
  const octets = Uint8Array.from({ length: OCTETS }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2),
  );
  const kind = KINDS[(octets[0] ?? 0) - FORM];
  if (!kind) return null;
  const until = new Date(new DataView(octets.buffer).getUint32(1) * MINUTE)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, 'Z');
  return { kind, until, signature: octets.slice(HEAD) };
}
