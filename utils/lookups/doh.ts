/** DNS over HTTPS (RFC 8484), in wire format over GET: a GET does not reveal the extension's ID as its Origin. */
import { expandResolver, resolverAt } from '../core/doh-template.ts';
import type { Source } from '../core/model.ts';
import type * as Codec from './dns-codec.ts';
import type { EgressRequest, EgressResponse } from './egress.ts';
import { answered, unanswered } from './answer.ts';
import type { DnsAnswer, DnsType } from './dns-answer.ts';
import type { Answer } from './answer.ts';
import type { Asking, NetworkQuestion } from './question.ts';

const TYPE = 'application/dns-message';
const TIMEOUT = 3_000;
/** A DNS message has at most 65,535 octets (RFC 8484 §6). */
const MAX_BYTES = 65_535;

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** Returns for how many seconds the HTTP answer is fresh; a cached one is older than its TTLs say (RFC 8484 §5.1). */
function freshness(headers: Headers): number {
  const maxAge = /max-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1];
  if (maxAge === undefined) return Infinity;
  return Math.max(0, Number(maxAge) - Number(headers.get('age') ?? 0));
}

/** Loads the wire codec, when the first question is asked. */
export type LoadCodec = () => Promise<typeof Codec>;

function read<T extends DnsType>(
  reply: Extract<EgressResponse, { ok: true }>,
  question: { name: string; type: T },
  source: Source,
  now: number,
  { decodeAnswer }: typeof Codec,
): Answer<DnsAnswer<T>> {
  if (reply.status === 429) return unanswered('rate-limited', source, now);
  if (reply.status !== 200) return unanswered('http-status', source, now);
  const type = reply.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== TYPE) return unanswered('malformed', source, now);
  const decoded = decodeAnswer(reply.body, question.name, question.type);
  if (!decoded.ok) return unanswered(decoded.reason, source, now);
  return answered(decoded.value, Math.min(decoded.ttl, freshness(reply.headers)), source, now);
}

/** A query for the root's A record: it reveals nothing about anybody (RFC 1035 §4.1). */
const ROOT = 'AAABAAABAAAAAAAAAAABAAE';

const questionFor = (
  resolver: string,
  query: string,
  asked: Pick<EgressRequest, 'stage' | 'revealed'>,
): EgressRequest => {
  const url = expandResolver(resolver, query);
  const bounds = { accept: TYPE, timeout: TIMEOUT, maxBytes: MAX_BYTES, trusted: true };
  return { url, purpose: 'dns', ...asked, ...bounds };
};

/** Queries the resolver only to learn its address, which the browser shows with the answer (connection-observer.ts). */
export async function meetResolver(
  resolver: string,
  ask: (question: EgressRequest) => Promise<EgressResponse>,
): Promise<void> {
  await ask(questionFor(resolver, ROOT, { stage: 1, revealed: '. (A)' }));
}

/**
 * Asks the resolver at `resolver` (an https URL, or URI template of one) one question. The name is a domain, never an
 * address. The answer's `secure` only means that this resolver says it validated (RFC 4035 §3.2.3).
 */
export async function lookUpDns<T extends DnsType>(
  question: { readonly name: string; readonly type: T; readonly stage?: 1 | 2 },
  resolver: string,
  ask: (question: EgressRequest) => Promise<EgressResponse>,
  now: () => number,
  loadCodec: LoadCodec,
): Promise<Answer<DnsAnswer<T>>> {
  const { name, type, stage = 1 } = question;
  const source = { name: 'resolver', url: resolverAt(resolver).origin };
  const codec = await loadCodec();
  const query = base64url(codec.encodeQuestion(name, type));
  const reply = await ask(questionFor(resolver, query, { stage, revealed: `${name} (${type})` }));
  return reply.ok ? read(reply, question, source, now(), codec) : unanswered(reply.reason, source, now());
}

export interface DnsMeans extends Asking {
  /** The resolver's https URL, or null if the person or the organisation switched it off. */
  readonly resolver: string | null;
  readonly codec: LoadCodec;
  /** Returns a pseudonym for a text, so that its answer can be stored without revealing whom it is about. */
  readonly pseudonymize: (text: string) => Promise<string>;
}

/**
 * Returns a function that queries the DNS at this stage. At stage 2 (keys) the cache key is a pseudonym, as the name
 * would reveal whose key it is.
 */
export function askDns({ now, ask, cached, resolver, codec, pseudonymize }: DnsMeans, stage: 1 | 2) {
  return async <T extends DnsType>(name: string, type: T): Promise<Answer<DnsAnswer<T>>> => {
    if (resolver === null) return unanswered('off', { name: 'resolver' }, now());
    const key = `dns|${resolver}|${type}|${stage === 1 ? name : await pseudonymize(name)}`;
    return cached(key, () => lookUpDns({ name, type, stage }, resolver, ask, now, codec));
  };
}

/** Queries the records of one type. NXDOMAIN is `exists: false`; NODATA is an empty list of records. */
export const dns = {
  source: 'resolver',
  stage: () => 1,
  asksResolver: true,
  bind: (means: DnsMeans) => askDns(means, 1),
} satisfies NetworkQuestion;
