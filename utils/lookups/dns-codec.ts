/** Encodes DNS queries and decodes answers (RFC 1035, RFC 8484). Wraps the wire codec. */
import {
  AUTHENTIC_DATA,
  RECURSION_DESIRED,
  decode,
  encode,
  type Answer as Record,
  type Packet,
} from '@leichtgewicht/dns-packet';
import type { UnknownReason } from '../core/model.ts';
import type { DnsAnswer, DnsType, MxRecord, TlsaRecord } from './dns-answer.ts';

/** RFC 8467 §4.1: queries are padded to a multiple of 128 octets, so that their length does not reveal the name. */
const BLOCK = 128;
/** Length (octets) of the code and length fields of an EDNS option (RFC 6891 §6.1.2). */
const OPTION_HEADER = 4;
/** Longest chain of CNAMEs that is followed. */
const MAX_CHAIN_LENGTH = 8;

/**
 * Returns the wire form of one question: ID 0 (RFC 8484 §4.1), AD set to request the AD bit in the answer (RFC 6840
 * §5.7), an empty client subnet so that the resolver passes none on (RFC 7871 §7.1.2), padded (RFC 7830).
 */
export function encodeQuestion(name: string, type: DnsType): Uint8Array {
  const packet = (padding: number | null) =>
    encode({
      type: 'query',
      id: 0,
      flags: RECURSION_DESIRED | AUTHENTIC_DATA,
      questions: [{ type: codecType(type), name }],
      additionals: [
        {
          type: 'OPT',
          name: '.',
          udpPayloadSize: 4096,
          extendedRcode: 0,
          ednsVersion: 0,
          flags: 0,
          options: [
            { code: 'CLIENT_SUBNET', ip: '0.0.0.0', sourcePrefixLength: 0 },
            ...(padding === null ? [] : [{ code: 'PADDING', length: padding }]),
          ],
        } as never,
      ],
    });
  const length = packet(null).length + OPTION_HEADER;
  return packet((BLOCK - (length % BLOCK)) % BLOCK);
}

/** Types for which the codec has no name, by number (RFC 7929 §2, RFC 8162 §2). */
const NUMBERS: { readonly [T in DnsType]?: string } = {
  OPENPGPKEY: 'UNKNOWN_61',
  SMIMEA: 'UNKNOWN_53',
};
const codecType = (type: DnsType): string => NUMBERS[type] ?? type;

const canonical = (name: string) => name.toLowerCase().replace(/\.$/, '');
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A byte order mark is kept: a record that begins with one does not begin with the text after it. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function text(data: unknown): string {
  const parts = Array.isArray(data) ? (data as unknown[]) : [data];
  return parts.map((part) => (part instanceof Uint8Array ? utf8.decode(part) : String(part))).join('');
}

/**
 * Reads usage, selector, matching type and data (RFC 6698 §2.1, RFC 8162 §2), which the codec leaves as bytes. Null if
 * cut short.
 */
function readTlsa(data: unknown): TlsaRecord | null {
  if (!(data instanceof Uint8Array) || data.length < 4) return null;
  const [usage = 0, selector = 0, matchingType = 0] = data;
  return { usage, selector, matchingType, data: hex(data.subarray(3)) };
}

/** Returns one record's data in the port's shape, or null if the data is cut short. */
function readRecord(record: Record): string | MxRecord | TlsaRecord | null {
  const data: unknown = record.data;
  const type: string = record.type;
  if (type === NUMBERS.OPENPGPKEY) return data instanceof Uint8Array && data.length > 0 ? hex(data) : null;
  if (type === NUMBERS.SMIMEA || type === 'TLSA') return readTlsa(data);
  switch (record.type) {
    case 'MX': {
      const { preference = 0, exchange } = record.data;
      return { preference, exchange: canonical(exchange) };
    }
    case 'TXT':
      return text(data);
    default:
      return typeof data === 'string' ? data : null;
  }
}

/** Follows the chain of CNAMEs that starts at `name` to its last name. Null for a loop. */
function endOfChain(name: string, answers: readonly Record[]): string | null {
  let end = name;
  for (let hop = 0; hop <= MAX_CHAIN_LENGTH; hop += 1) {
    const next = answers.find((record) => record.type === 'CNAME' && canonical(record.name) === end);
    if (next?.type !== 'CNAME') return end;
    end = canonical(next.data);
  }
  return null;
}

const ttlOf = (records: readonly Record[]) => Math.min(...records.map((record) => record.ttl ?? 0));

/**
 * Extended errors (RFC 8914 §4) by which a resolver says that it withholds the answer: forged, blocked, censored,
 * filtered, prohibited.
 */
const FILTERED: readonly number[] = [4, 15, 16, 17, 18];
/** Extended errors by which a negative answer is out of date: stale answer, stale NXDOMAIN. */
const STALE: readonly number[] = [3, 19];
/** Option code of extended errors in an OPT record (RFC 8914 §2). */
const EXTENDED_ERROR = 15;
/** Addresses that resolvers return for names that they block. */
const SINKHOLES: readonly unknown[] = ['0.0.0.0', '::'];

type Opt = {
  readonly extendedRcode?: number;
  readonly options?: readonly { code: number; data: Uint8Array }[];
};

function optOf({ additionals = [] }: Packet): Opt {
  return (additionals.find(({ type }) => type === 'OPT') as Opt | undefined) ?? {};
}

/** Returns the codes of an answer's extended errors; options too short to hold a code are skipped. */
function extendedErrors({ options = [] }: Opt): number[] {
  return options
    .filter(({ code, data }) => code === EXTENDED_ERROR && data.length >= 2)
    .map(({ data: [high = 0, low = 0] }) => high * 256 + low);
}

/**
 * Returns for how many seconds the answer proves that there is no record: the TTL or minimum of the SOA in its
 * authority section, whichever is less. Null if there is no such SOA, since then it proves nothing (RFC 2308 §2, §5).
 * The SOA must belong to a zone above the name, or to the name itself if the name exists.
 */
function lifeOfAbsence({ authorities = [], rcode }: Packet, name: string): number | null {
  for (const record of authorities) {
    if (record.type !== 'SOA') continue;
    const zone = canonical(record.name);
    // The root zone's SOA does not count: only names below existing top-level domains are queried.
    const isOver = zone !== '' && (name.endsWith(`.${zone}`) || (zone === name && rcode === 'NOERROR'));
    if (isOver) return Math.min(record.ttl ?? 0, record.data.minimum ?? 0);
  }
  return null;
}

export type Decoded<T extends DnsType> =
  | { readonly ok: true; readonly value: DnsAnswer<T>; readonly ttl: number }
  | { readonly ok: false; readonly reason: UnknownReason };

const failed = (reason: UnknownReason) => ({ ok: false, reason }) as const;

function isAnswerTo(packet: Packet, name: string, type: DnsType): boolean {
  const [question, ...others] = packet.questions ?? [];
  const isWhole = packet.flag_qr === true && packet.flag_tc !== true && packet.id === 0;
  if (!isWhole || others.length > 0) return false;
  return question?.type === codecType(type) && canonical(question.name) === name && question.class === 'IN';
}

/** Decodes a message. Null if the octets are not exactly one whole message. */
function parsePacket(body: Uint8Array): Packet | null {
  try {
    const packet = decode(body);
    // The codec reads missing octets as zero; only its octet count shows that they were missing.
    return (decode as typeof decode & { bytes: number }).bytes === body.length ? packet : null;
  } catch {
    return null;
  }
}

/**
 * Decodes the answer to the question `name`/`type`; `ttl` in seconds. Anything but a whole, well-formed answer to
 * exactly this question is `malformed`. An error code never counts as absence. An absence that is not proven, or that
 * the resolver says it made up, is `filtered`.
 */
export function decodeAnswer<T extends DnsType>(body: Uint8Array, name: string, type: T): Decoded<T> {
  const packet = parsePacket(body);
  if (packet === null) return failed('malformed');
  const asked = canonical(name);
  if (!isAnswerTo(packet, asked, type)) return failed('malformed');
  const rcode: string | undefined = packet.rcode;
  const opt = optOf(packet);
  const errors = extendedErrors(opt);
  if (errors.some((code) => FILTERED.includes(code))) return failed('filtered');
  if (rcode === 'SERVFAIL') return failed('servfail');
  // The upper bits of the RCODE are in the OPT record (RFC 6891 §6.1.3).
  if ((rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') || opt.extendedRcode) return failed('refused');
  const answers = packet.answers ?? [];
  const owner = endOfChain(asked, answers);
  if (owner === null) return failed('malformed');
  const own = answers.filter((record) => record.type === codecType(type) && canonical(record.name) === owner);
  const records = own.map(readRecord);
  if (records.includes(null) || (rcode === 'NXDOMAIN' && own.length > 0)) return failed('malformed');
  const isSunk = records.length > 0 && records.every((record) => SINKHOLES.includes(record));
  if (isSunk) return failed('filtered');
  let ttl = answers.length > 0 ? ttlOf(answers) : Infinity;
  if (own.length === 0) {
    if (errors.some((code) => STALE.includes(code))) return failed('servfail');
    const life = lifeOfAbsence(packet, owner);
    // A server that neither recursed nor is authoritative cannot know of an absence: filters answer like this.
    if (life === null || !(packet.flag_ra || packet.flag_aa)) return failed('filtered');
    ttl = Math.min(ttl, life);
  }
  const secure = packet.flag_ad === true && packet.flag_ra === true;
  // The RCODE applies to the end of a CNAME chain (RFC 6604 §3): the queried name itself has an alias, so it exists.
  const value = { exists: rcode === 'NOERROR' || owner !== asked, secure, records };
  return { ok: true, value: value as unknown as DnsAnswer<T>, ttl };
}
