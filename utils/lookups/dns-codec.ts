/** DNS messages (RFC 1035, RFC 8484): the question we ask and what an answer says. Wraps the wire codec. */
import {
  AUTHENTIC_DATA,
  RECURSION_DESIRED,
  decode,
  encode,
  type Answer as Record,
  type Packet,
} from '@leichtgewicht/dns-packet';
import type { UnknownReason } from '../core/model.ts';
import type { DnsAnswer, DnsType, MxRecord, TlsaRecord } from './lookups.ts';

/** RFC 8467 §4.1: queries are padded to a multiple of 128 octets, so that their length tells no name. */
const BLOCK = 128;
/** The code and length octets of an EDNS option (RFC 6891 §6.1.2). */
const OPTION_HEADER = 4;
/** Longest chain of CNAMEs that is followed. */
const LONGEST_CHAIN = 8;

/**
 * The wire form of one question: ID 0 (RFC 8484 §4.1), AD set to ask for the AD bit back (RFC 6840 §5.7),
 * an empty client subnet so that the resolver passes none on (RFC 7871 §7.1.2), padded (RFC 7830).
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

/** Types that the codec has no name for, by their numbers (RFC 7929 §2, RFC 8162 §2). */
const NUMBERS: { readonly [T in DnsType]?: string } = {
  OPENPGPKEY: 'UNKNOWN_61',
  SMIMEA: 'UNKNOWN_53',
};
const codecType = (type: DnsType): string => NUMBERS[type] ?? type;

const canonical = (name: string) => name.toLowerCase().replace(/\.$/, '');
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function text(data: unknown): string {
  const parts = Array.isArray(data) ? (data as unknown[]) : [data];
  return parts
    .map((part) => (part instanceof Uint8Array ? new TextDecoder().decode(part) : String(part)))
    .join('');
}

/** Usage, selector, matching type, data (RFC 6698 §2.1, RFC 8162 §2): the codec leaves them as bytes. */
function readTlsa(data: unknown): TlsaRecord | null {
  if (!(data instanceof Uint8Array) || data.length < 4) return null;
  const [usage = 0, selector = 0, matchingType = 0] = data;
  return { usage, selector, matchingType, data: hex(data.subarray(3)) };
}

/** One record's data as the port shapes it, or null where the data is cut short. */
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

/** The name at the end of the chain of CNAMEs that starts at `name`, or null for a loop. */
function endOfChain(name: string, answers: readonly Record[]): string | null {
  let end = name;
  for (let hop = 0; hop <= LONGEST_CHAIN; hop += 1) {
    const next = answers.find((record) => record.type === 'CNAME' && canonical(record.name) === end);
    if (next?.type !== 'CNAME') return end;
    end = canonical(next.data);
  }
  return null;
}

const ttlOf = (records: readonly Record[]) => Math.min(...records.map((record) => record.ttl ?? 0));

/** Seconds that an answer stays current: the smallest TTL, for a negative the SOA's minimum (RFC 2308 §5). */
function lifeOf(packet: Packet): number {
  const answers = packet.answers ?? [];
  if (answers.length > 0) return ttlOf(answers);
  for (const record of packet.authorities ?? []) {
    if (record.type === 'SOA') return Math.min(record.ttl ?? 0, record.data.minimum ?? 0);
  }
  return 0;
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

/** The message, or null where the octets are not exactly one whole message. */
function parsePacket(body: Uint8Array): Packet | null {
  try {
    const packet = decode(body);
    // The codec reads missing octets as zero; only its count of octets tells that they were not there.
    return (decode as typeof decode & { bytes: number }).bytes === body.length ? packet : null;
  } catch {
    return null;
  }
}

/**
 * What an answer to the question `name`/`type` says; `ttl` in seconds. Anything that is not a whole,
 * well-formed answer to exactly this question is `malformed`, and an error code is never an absence.
 */
export function decodeAnswer<T extends DnsType>(body: Uint8Array, name: string, type: T): Decoded<T> {
  const packet = parsePacket(body);
  if (packet === null) return failed('malformed');
  const asked = canonical(name);
  if (!isAnswerTo(packet, asked, type)) return failed('malformed');
  const rcode: string | undefined = packet.rcode;
  if (rcode === 'SERVFAIL') return failed('servfail');
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return failed('refused');
  const answers = packet.answers ?? [];
  const owner = endOfChain(asked, answers);
  if (owner === null) return failed('malformed');
  const own = answers.filter((record) => record.type === codecType(type) && canonical(record.name) === owner);
  const records = own.map(readRecord);
  if (records.includes(null) || (rcode === 'NXDOMAIN' && own.length > 0)) return failed('malformed');
  const value = { exists: rcode === 'NOERROR', secure: packet.flag_ad === true, records };
  return { ok: true, value: value as unknown as DnsAnswer<T>, ttl: lifeOf(packet) };
}
