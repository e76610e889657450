/**
 * Codes by which a help desk grants an exception: what is signed, and how a code is spelt. Pure. A code is 69 octets
 * (kind, end, and an Ed25519 signature of 64; no shorter one could be verified on a device by a public key), in
 * Crockford's base 32. It is written in rows of four groups, each row with a check character.
 */

/** Kinds of subjects for which an exception can be requested, as in the policy's `exceptions`. */
export const KINDS = ['recipient', 'domain', 'destination', 'site'] as const;
export type GrantKind = (typeof KINDS)[number];

export interface Grantable {
  /** Number of the request: ten characters drawn by one device, so that the code is valid only there. */
  readonly number: string;
  readonly kind: GrantKind;
  readonly value: string;
  /** Last minute of validity, UTC: `2026-11-28T17:00Z`. */
  readonly until: string;
}

/** The contents of a code. Its subject is not among them: the device knows it from its request. */
export interface GrantCode {
  readonly kind: GrantKind;
  readonly until: string;
  readonly signature: Uint8Array;
}

/** No code grants an exception for longer than this (hours). */
export const MAX_HOURS = 7 * 24;

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ROW = 20;
const GROUP = 5;
const HEAD = 5;
const OCTETS = HEAD + 64;
/** Added to the kind, so that future formats of codes can be told from this one. */
const FORM = 0x10;
const MINUTE = 60_000;

/** Returns the octets that are signed. */
export function signedOctets({ number, kind, value, until }: Grantable): Uint8Array {
  return new TextEncoder().encode(['sealcheck-grant-1', number, kind, value, until].join('\n'));
}

/** Returns a request number made of these random octets, in groups: `4F7K2-9QW3X`. */
export function requestNumber(random: Uint8Array): string {
  return groupsOf([...random].map((octet) => DIGITS[octet % 32] ?? '0').join('')).join('-');
}

/** Normalises a text as typed from dictation: lower case, blanks and look-alike characters are accepted. */
export function normaliseCode(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function groupsOf(signs: string): string[] {
  return signs.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
}

const digitsIn = (row: string) => Array.from(row, (sign) => DIGITS.indexOf(sign));

/** Multiplies by x in the field of 32 elements, modulo x⁵ + x² + 1. */
const times = (value: number) => ((value << 1) ^ (value & 16 ? 37 : 0)) & 31;

/** The check character of a row: it changes if one character differs, or any two are swapped. */
function checkOf(row: string, place: number): string {
  return DIGITS[times(digitsIn(row).reduce((all, digit) => times(all) ^ digit, place + 1))] ?? '0';
}

/** Spells a code as it is read out: in rows of groups. */
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

/** Parses a typed or pasted code. Returns a number if there is a mistake: its row (from 1). Null if it is no code. */
export function parseCode(text: string): GrantCode | number | null {
  const signs = normaliseCode(text);
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
