/**
 * The world's own DNS codec (RFC 1035). It shares nothing with the extension's, so that no mistake can be hidden by
 * both.
 */

export const TYPES = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  OPT: 41,
  TLSA: 52,
  SMIMEA: 53,
  OPENPGPKEY: 61,
} as const;
export type Type = keyof typeof TYPES;

export interface Question {
  readonly id: number;
  readonly name: string;
  readonly type: number;
}

/** A record as in zone files: `10 mx.example.org` for an MX, `3 1 1 <hex>` for a TLSA. */
export interface WireRecord {
  readonly name: string;
  readonly type: Type;
  readonly ttl: number;
  readonly data: string;
}

export interface Message {
  readonly id: number;
  readonly question: { readonly name: string; readonly type: number };
  readonly rcode: number;
  readonly ad: boolean;
  readonly tc?: boolean;
  /** Flags besides QR and RD. Default: RA. */
  readonly flags?: number;
  /** Extended DNS errors (RFC 8914), by code. */
  readonly errors?: readonly number[];
  readonly answers: readonly WireRecord[];
  readonly authority: readonly WireRecord[];
}

function encodeName(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function encodeV6(text: string): Buffer {
  const [head = '', tail] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const left = groups(head);
  const right = groups(tail ?? '');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...(Array(zeros).fill('0') as string[]), ...right];
  return Buffer.concat(all.map((group) => u16(Number.parseInt(group, 16))));
}

/** Encodes a text as character-strings of at most 255 octets each. */
function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += 255) {
    const part = bytes.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat(parts);
}

function encodeData({ type, data }: WireRecord): Buffer {
  const words = data.split(' ');
  const [first = '', second = '', third = '', fourth = ''] = words;
  switch (type) {
    case 'A':
      return Buffer.from(data.split('.').map(Number));
    case 'AAAA':
      return encodeV6(data);
    case 'MX':
      return Buffer.concat([u16(Number(first)), encodeName(second)]);
    case 'TXT':
      return encodeText(data);
    case 'TLSA':
    case 'SMIMEA':
      return Buffer.concat([
        Buffer.from([Number(first), Number(second), Number(third)]),
        Buffer.from(fourth, 'hex'),
      ]);
    case 'OPENPGPKEY':
      return Buffer.from(data, 'hex');
    case 'SOA':
      return Buffer.concat([
        encodeName(first),
        encodeName(second),
        ...words.slice(2).map((word) => u32(Number(word))),
      ]);
    case 'NS':
    case 'CNAME':
      return encodeName(data);
    case 'OPT':
      return Buffer.alloc(0);
  }
}

function encodeRecord(record: WireRecord): Buffer {
  const data = encodeData(record);
  return Buffer.concat([
    encodeName(record.name),
    u16(TYPES[record.type]),
    u16(1),
    u32(record.ttl),
    u16(data.length),
    data,
  ]);
}

/** Encodes an OPT record (RFC 6891 §6.1.2) with extended errors, each with a word for people. */
function encodeErrors(errors: readonly number[], extendedRcode: number): Buffer {
  const word = Buffer.from('Why');
  const options = errors.map((code) => Buffer.concat([u16(15), u16(2 + word.length), u16(code), word]));
  const data = Buffer.concat(options);
  const fixed = [Buffer.from([0]), u16(TYPES.OPT), u16(1232), Buffer.from([extendedRcode, 0, 0, 0])];
  return Buffer.concat([...fixed, u16(data.length), data]);
}

/** Encodes a whole response in wire format. */
export function encodeMessage(message: Message): Buffer {
  const { id, question, rcode, ad, tc = false, flags: more = 0x0080, errors, answers, authority } = message;
  const flags = 0x8100 | more | (tc ? 0x0200 : 0) | (ad ? 0x0020 : 0) | (rcode & 15);
  const extended = rcode >> 4;
  const opt = errors === undefined && extended === 0 ? [] : [encodeErrors(errors ?? [], extended)];
  return Buffer.concat([
    u16(id),
    u16(flags),
    u16(1),
    u16(answers.length),
    u16(authority.length),
    u16(opt.length),
    encodeName(question.name),
    u16(question.type),
    u16(1),
    ...answers.map(encodeRecord),
    ...authority.map(encodeRecord),
    ...opt,
  ]);
}

/** Decodes the first question of a query; throws if the octets are not a query. */
export function decodeQuestion(bytes: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  for (;;) {
    const length = bytes[at];
    if (length === undefined || length > 63) throw new Error('no question');
    at += 1;
    if (length === 0) break;
    labels.push(
      bytes
        .subarray(at, at + length)
        .toString()
        .toLowerCase(),
    );
    at += length;
  }
  return { id: bytes.readUInt16BE(0), name: labels.join('.'), type: bytes.readUInt16BE(at) };
}
