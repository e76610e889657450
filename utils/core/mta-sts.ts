/** Parses MTA-STS texts (RFC 8461): the DNS record and the policy, and which mail hosts the policy covers. Pure. */

/** sts-id of RFC 8461 §3.1. */
const ID = /^[A-Za-z0-9]{1,32}$/;
/** sts-extension names and values of RFC 8461 §3.1. */
const EXTENSION = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}=[\x21-\x3a\x3c\x3e-\x7e]+$/;

/** Octets. No record with these few fields is longer; longer ones are not parsed. */
const MAX_RECORD_LENGTH = 512;

/** Returns the id of one well-formed record, or null. */
function parseId(record: string): string | null {
  if (record.length > MAX_RECORD_LENGTH) return null;
  const parts = record.split(';').map((part) => part.replace(/^[ \t]+|[ \t]+$/g, ''));
  if (parts.at(-1) === '') parts.pop();
  const [version, ...fields] = parts;
  if (version !== 'v=STSv1' || fields.length === 0) return null;
  const ids = fields.filter((field) => field.startsWith('id='));
  const id = ids[0]?.slice(3);
  const others = fields.filter((field) => !field.startsWith('id='));
  if (ids.length !== 1 || id === undefined || !ID.test(id)) return null;
  return others.every((field) => EXTENSION.test(field)) ? id : null;
}

const VERSION = 'v=STSv1';

/**
 * Whether this record is meant for MTA-STS, even if only a prefix of `v=STSv1` is left of it (a zone file treats what
 * follows `;` as a comment).
 */
function isMeant(record: string): boolean {
  const [version = ''] = record.split(';', 1);
  const letters = version.replace(/\s/g, '').toLowerCase();
  return letters !== '' && VERSION.toLowerCase().startsWith(letters);
}

/**
 * Returns the policy id that a domain publishes, from the TXT records at `_mta-sts.<domain>` (strings joined), or null
 * for "no policy": RFC 8461 §3.1 discards records that do not start with `v=STSv1;`, and treats more or fewer than one
 * remaining record as none. Senders differ on records that only begin like one; beside such a record the result is
 * null.
 */
export function parseStsRecord(records: readonly string[]): string | null {
  const [record, ...others] = records.filter(isMeant);
  return record?.startsWith(`${VERSION};`) && others.length === 0 ? parseId(record) : null;
}

export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none';
  /** Lower-case host names, or `*.` followed by the rest. */
  readonly mx: readonly string[];
  /** Seconds. */
  readonly maxAge: number;
}

const MX_PATTERN = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Most `mx` patterns in a policy: no known domain needs more. */
const MAX_PATTERNS = 256;
const MODES: readonly string[] = ['enforce', 'testing', 'none'] satisfies StsPolicy['mode'][];
/** RFC 8461 §3.2: a plaintext non-negative integer of at most ten digits, at most 31557600 seconds. */
const MAX_AGE = /^[0-9]{1,10}$/;
const LONGEST_AGE = 31557600;

/**
 * Parses the body of `mta-sts.txt` (RFC 8461 §3.2); null where it is not valid. Unknown keys are ignored; of a repeated
 * key other than `mx` the first value counts.
 */
export function parseStsPolicy(body: string): StsPolicy | null {
  const first = new Map<string, string>();
  const mx: string[] = [];
  for (const line of body.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    // Blanks are spaces and tabs, allowed after the colon and at the end (§3.2): any others are part of the name or
    // value.
    const key = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, '');
    if (key === 'mx') mx.push(value.toLowerCase().replace(/\.$/, ''));
    else if (!first.has(key)) first.set(key, value);
  }
  const mode = first.get('mode') ?? '';
  const age = first.get('max_age') ?? '';
  if (first.get('version') !== 'STSv1' || !MODES.includes(mode) || !MAX_AGE.test(age)) return null;
  if (mx.length > MAX_PATTERNS) return null;
  if (mx.some((pattern) => !MX_PATTERN.test(pattern)) || (mode !== 'none' && mx.length === 0)) return null;
  return { mode: mode as StsPolicy['mode'], mx, maxAge: Math.min(Number(age), LONGEST_AGE) };
}

/** Whether a policy's pattern covers this host. `*` stands for exactly one left-most label (RFC 8461 §4.1). */
export function coversHost(pattern: string, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!pattern.startsWith('*.')) return pattern === name;
  const dot = name.indexOf('.');
  return dot > 0 && name.slice(dot + 1) === pattern.slice(2);
}
