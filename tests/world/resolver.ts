/** The fake Internet's resolver: turns a question into the octets of an answer, right or wrong on demand. */
import { encodeMessage, TYPES, type Message, type Question, type Type, type WireRecord } from './wire.ts';
import { recordsIn, recordsOf, zoneOf } from './records.ts';

/** Ways in which an answer can be wrong; each must result in `unknown`. */
export const DNS_FAULTS = [
  'http-429',
  'http-500',
  'redirect',
  'captive-portal',
  'wrong-type',
  'empty',
  'truncated',
  'tc-bit',
  'garbage',
  'wrong-id',
  'wrong-question',
  'cname-loop',
  'pointer-loop',
  'too-big',
  'reset',
  'silent',
  'servfail',
  'blocked-bare',
  'blocked-said',
  'blocked-empty',
  'sinkhole',
] as const;
export type DnsFault = (typeof DNS_FAULTS)[number];

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const RCODES = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 } as const;
const NEGATIVE_TTL = 900;
const topOf = (name: string) => name.slice(name.lastIndexOf('.') + 1);
const soa = (name: string): WireRecord => ({
  name,
  type: 'SOA',
  ttl: NEGATIVE_TTL,
  data: `ns.${name} root.${name} 1 7200 900 1209600 ${NEGATIVE_TTL}`,
});

/** Records that a test adds: `<type> <name>` → records as zones write them. */
export type ExtraRecords = ReadonlyMap<string, string>;

/** Returns the truthful answer; null if the server is silent. */
export function resolve({ id, name, type }: Question, extra: ExtraRecords = new Map()): Message | null {
  const base = { id, question: { name, type }, rcode: 0, ad: false, answers: [], authority: [] };
  const found = zoneOf(name);
  const word = (Object.keys(TYPES) as Type[]).find((key) => TYPES[key] === type);
  if (!found || !word) return { ...base, rcode: RCODES.NXDOMAIN, authority: [soa(topOf(name))] };
  const { domain, below, zone } = found;
  if (zone.silent) return null;
  if (zone.rcode)
    return {
      ...base,
      rcode: RCODES[zone.rcode],
      authority: zone.rcode === 'NXDOMAIN' ? [soa(topOf(name))] : [],
    };
  const alias = zone.records.CNAME;
  if (alias !== undefined && below === '') {
    const target = resolve({ id, name: alias, type }, extra);
    const own: WireRecord = { name, type: 'CNAME', ttl: 300, data: alias };
    return target && { ...target, question: { name, type }, answers: [own, ...target.answers] };
  }
  const added = extra.get(`${word} ${name}`);
  const { records, secure, ttl } = added === undefined ? recordsOf(zone, below, word) : recordsIn(added);
  const answers = records.map((data) => ({ name, type: word, ttl, data }));
  return { ...base, ad: secure, answers, authority: answers.length === 0 ? [soa(domain)] : [] };
}

const DNS_TYPE = { 'content-type': 'application/dns-message' };
const html = { 'content-type': 'text/html' };
const http = (status: number, headers: Record<string, string> = {}, body = ''): HttpAnswer => ({
  status,
  headers,
  body: Buffer.from(body),
});
const dns = (body: Buffer): HttpAnswer => ({ status: 200, headers: DNS_TYPE, body });

function looping(question: Question): Message {
  const { name, type, id } = question;
  const other = `loop.${name}`;
  const hop = (from: string, to: string): WireRecord => ({ name: from, type: 'CNAME', ttl: 300, data: to });
  return {
    id,
    question: { name, type },
    rcode: 0,
    ad: false,
    answers: [hop(name, other), hop(other, name)],
    authority: [],
  };
}

/** Returns an answer that sends every name to an unspecified address, as a filtering resolver does. */
function sunk({ name, type }: Question, nothing: Message): Message {
  const word = (
    [
      ['A', '0.0.0.0'],
      ['AAAA', '::'],
    ] as const
  ).find(([key]) => TYPES[key] === type);
  return { ...nothing, rcode: 0, answers: word ? [{ name, type: word[0], ttl: 10, data: word[1] }] : [] };
}

/** Returns the web server's response to one DNS question; null: none, or the connection breaks. */
export function answerOver(
  question: Question,
  fault: DnsFault | undefined,
  extra: ExtraRecords = new Map(),
): HttpAnswer | null {
  const message = resolve(question, extra);
  if (message === null || fault === 'silent' || fault === 'reset') return null;
  const body = encodeMessage(message);
  const nothing = { ...message, answers: [], authority: [soa(topOf(question.name))] };
  switch (fault) {
    case 'http-429':
      return http(429, html, 'slow down');
    case 'http-500':
      return http(500, html, 'broken');
    case 'redirect':
      return http(302, { location: 'https://www.plain-site.org/' });
    case 'captive-portal':
      return http(200, html, '<!doctype html><title>Welcome to our hotel</title>');
    case 'wrong-type':
      return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
    case 'empty':
      return dns(Buffer.alloc(0));
    case 'truncated':
      return dns(body.subarray(0, body.length - 6));
    case 'tc-bit':
      return dns(encodeMessage({ ...message, tc: true }));
    case 'garbage':
      return dns(Buffer.from(body.map((byte, at) => (at > 12 ? byte ^ 0xa5 : byte))));
    case 'wrong-id':
      return dns(encodeMessage({ ...message, id: 4711 }));
    case 'wrong-question':
      return dns(encodeMessage({ ...message, question: { ...message.question, name: 'elsewhere.org' } }));
    case 'cname-loop':
      return dns(encodeMessage(looping(question)));
    case 'pointer-loop':
      return dns(Buffer.from('000081800001000000000000c00c00010001', 'hex'));
    case 'too-big':
      return dns(Buffer.concat([body, Buffer.alloc(70_000)]));
    case 'servfail':
      return dns(encodeMessage({ ...message, rcode: RCODES.SERVFAIL, answers: [], authority: [] }));
    case 'blocked-bare':
      return dns(encodeMessage({ ...nothing, rcode: RCODES.NXDOMAIN, ad: true, flags: 0, authority: [] }));
    case 'blocked-said':
      return dns(encodeMessage({ ...nothing, rcode: RCODES.NXDOMAIN, errors: [17] }));
    case 'blocked-empty':
      return dns(encodeMessage({ ...nothing, rcode: 0, errors: [15] }));
    case 'sinkhole':
      return dns(encodeMessage(sunk(question, nothing)));
    case undefined: {
      const ttl = Math.min(...[...message.answers, ...message.authority].map((record) => record.ttl), 3600);
      return { status: 200, headers: { ...DNS_TYPE, 'cache-control': `max-age=${ttl}` }, body };
    }
  }
}
