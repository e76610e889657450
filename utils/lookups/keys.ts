/** Looks up OpenPGP keys: whether a place has one for an address, and what it is worth. */
import type { Address } from '../core/address.ts';
import { covers } from '../core/within.ts';
import type { Source, UnknownReason } from '../core/model.ts';
import { lowerAscii, zbase32 } from '../core/zbase32.ts';
import type { KeyUsability } from '../core/key.ts';
import { answered, unanswered } from './answer.ts';
import type { EgressRequest, EgressResponse } from './egress.ts';
import { localPartLabel, sha1 } from './pseudonyms.ts';
import type { DnsAnswer, DnsType } from './dns-answer.ts';
import { askDns, type DnsMeans } from './doh.ts';
import type { Answer } from './answer.ts';
import type { NetworkQuestion } from './question.ts';

/**
 * Where a key may be published: the recipient's own domain (`wkd`), an end-to-end provider's key server, the DNS, or
 * the key servers that the person or the organisation named.
 */
export type KeyPlace = 'wkd' | 'provider' | 'dns' | 'key-server';

/** The path of Web Key Directories. The egress observes only the peers of these paths. */
const PATH = '/.well-known/openpgpkey/';
/** The limits of GnuPG and Mailvelope: longer waits and larger keys do not help somebody who is writing a mail. */
const TIMEOUT = 5_000;
const MAX_BYTES = 256 * 1024;
/** Like Thunderbird, asks about an address at most once a day, whatever the answer (seconds). */
const LIFE = 24 * 60 * 60;
/** How long to wait after "too many requests" (ms). keys.openpgp.org allows one request a minute per address. */
const BACKOFF = 60_000;

/** A server that is asked for the keys of other people's addresses. */
export interface KeyServer {
  /** `vks`: the interface of keys.openpgp.org, which serves confirmed addresses only. `hkp`: draft-ietf-openpgp-hkp. */
  readonly protocol: 'vks' | 'hkp';
  /** https, without a path. */
  readonly url: string;
}

export interface KeyPorts {
  readonly now: () => number;
  readonly ask: (question: EgressRequest) => Promise<EgressResponse>;
  readonly dns: <T extends DnsType>(name: string, type: T) => Promise<Answer<DnsAnswer<T>>>;
  readonly inspect: (bytes: Uint8Array, address: string, now: number) => Promise<KeyUsability>;
  readonly keyServers: readonly KeyServer[];
}

type KeyAnswer = Answer<KeyUsability | null>;

/**
 * Proton's own key server: its users' keys, also those on their own domains
 * (proton.me/support/download-public-private-key).
 */
export const PROTON: KeyServer = { protocol: 'hkp', url: 'https://mail-api.proton.me' };

/** Hosts that answered "too many requests", with the time (ms) until which they are not asked. */
const backoffUntil = new Map<string, number>();

function urlOf({ protocol, url }: KeyServer, address: string): string {
  const query = encodeURIComponent(address);
  return protocol === 'vks'
    ? `${url}/vks/v1/by-email/${query}`
    : `${url}/pks/lookup?op=get&options=mr&exact=on&search=${query}`;
}

/** Whether the body is declared as a web page, and so is no key: captive portals and catch-all sites answer 200. */
function isPage(headers: Headers): boolean {
  return /^text\/html\b/i.test(headers.get('content-type')?.trim() ?? '');
}

async function read(
  reply: EgressResponse,
  address: string,
  source: Source,
  { now, inspect }: KeyPorts,
): Promise<KeyAnswer> {
  if (!reply.ok) return unanswered(reply.reason, source, now());
  const { status, body } = reply;
  if (status === 429) return unanswered('rate-limited', source, now());
  // 404 and 410 mean that there is no key, as does the empty 200 of Proton's server for names that it does not know.
  if (status === 404 || status === 410 || (status === 200 && body.length === 0))
    return answered(null, LIFE, source, now());
  if (status !== 200) return unanswered('http-status', source, now());
  if (isPage(reply.headers)) return unanswered('malformed', source, now());
  return answered(await inspect(body, address, now()), LIFE, source, now());
}

async function askFor(
  question: Pick<EgressRequest, 'url' | 'stage' | 'purpose' | 'trusted' | 'mayFollow'>,
  address: string,
  source: Source,
  ports: KeyPorts,
): Promise<KeyAnswer> {
  const { host } = new URL(question.url);
  if ((backoffUntil.get(host) ?? 0) > ports.now()) return unanswered('rate-limited', source, ports.now());
  const reply = await ports.ask({
    ...question,
    revealed: address,
    accept: 'application/pgp-keys, application/octet-stream',
    timeout: TIMEOUT,
    maxBytes: MAX_BYTES,
  });
  if (reply.ok && reply.status === 429) backoffUntil.set(host, ports.now() + BACKOFF);
  return read(reply, address, source, ports);
}

/** Whether this name has an address. A reason if that could not be found out, or the resolver is off. */
async function hasAddress(name: string, { dns }: KeyPorts): Promise<boolean | UnknownReason> {
  const answers = await Promise.all([dns(name, 'A'), dns(name, 'AAAA')]);
  if (answers.some((answer) => answer.ok && answer.value.records.length > 0)) return true;
  for (const answer of answers) if (!answer.ok) return answer.reason;
  return false;
}

/**
 * Whether a directory may redirect to this URL: only within the recipient's own domain, whose hosts learn nothing new.
 * Only a list of public suffixes could tell whether a host beside it has the same owner.
 */
function isOwnDirectory({ protocol, host, pathname, username }: URL, domain: string): boolean {
  return protocol === 'https:' && username === '' && covers(domain, host) && pathname.startsWith(PATH);
}

/**
 * Searches the Web Key Directory (draft-koch-openpgp-webkey-service §3.1): by the advanced method, and by the direct
 * one only if the subdomain `openpgpkey` has no address. A server that fails or has no key ends the search.
 */
async function fromDirectory({ address, localPart, domain }: Address, ports: KeyPorts): Promise<KeyAnswer> {
  const host = `openpgpkey.${domain}`;
  const exists = await hasAddress(host, ports);
  if (typeof exists === 'string')
    return unanswered(exists, { name: 'wkd', url: `https://${host}/` }, ports.now());
  const hash = zbase32(await sha1(lowerAscii(localPart)));
  const path = `hu/${hash}?l=${encodeURIComponent(localPart)}`;
  const url = exists ? `https://${host}${PATH}${domain}/${path}` : `https://${domain}${PATH}${path}`;
  const mayFollow = (to: URL) => isOwnDirectory(to, domain);
  return askFor({ url, stage: 2, purpose: 'wkd', mayFollow }, address, { name: 'wkd', url }, ports);
}

/**
 * Reads the keys that the DNS has for one local part. Null without keys that the resolver validated: no others count
 * (RFC 7929 §5.2).
 */
async function recordsOf(
  localPart: string,
  { address, domain }: Address,
  ports: KeyPorts,
): Promise<KeyAnswer> {
  const answer = await ports.dns(`${await localPartLabel(localPart)}._openpgpkey.${domain}`, 'OPENPGPKEY');
  if (!answer.ok) return answer;
  const { secure, records } = answer.value;
  if (!secure || records.length === 0) return { ...answer, value: null };
  const octets = records.flatMap((record) => record.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return { ...answer, value: await ports.inspect(Uint8Array.from(octets), address, ports.now()) };
}

/**
 * Searches OPENPGPKEY records: under the local part as typed (RFC 7929 §3), else in lower case, as GnuPG names the
 * records that it writes for zone files. The user ID says whose key it is.
 */
async function fromDns(address: Address, ports: KeyPorts): Promise<KeyAnswer> {
  const { localPart } = address;
  const typed = await recordsOf(localPart, address, ports);
  const small = lowerAscii(localPart);
  return !typed.ok || typed.value !== null || small === localPart ? typed : recordsOf(small, address, ports);
}

/** Asks one server after the other until one has a usable key. A failure is reported if no server has any key. */
async function fromServers(
  servers: readonly KeyServer[],
  stage: 2 | 3,
  { address }: Address,
  ports: KeyPorts,
): Promise<KeyAnswer> {
  const answers: KeyAnswer[] = [];
  for (const server of servers) {
    const url = urlOf(server, address);
    const source = server === PROTON ? { name: 'proton-keys', url } : { name: 'key-server', url };
    const answer = await askFor({ url, stage, purpose: 'key-server', trusted: true }, address, source, ports);
    if (answer.ok && answer.value?.usable) return answer;
    answers.push(answer);
  }
  const known = answers.find((answer) => answer.ok && answer.value !== null);
  const [first = unanswered('off', { name: 'key-server' }, ports.now())] = answers;
  return known ?? answers.find((answer) => !answer.ok) ?? first;
}

/** Asks one place for a key of this address. The answer is null if the place has none. */
export function lookUpKey(place: KeyPlace, address: Address, ports: KeyPorts): Promise<KeyAnswer> {
  switch (place) {
    case 'wkd':
      return fromDirectory(address, ports);
    case 'provider':
      return fromServers([PROTON], 2, address, ports);
    case 'dns':
      return fromDns(address, ports);
    case 'key-server':
      return fromServers(ports.keyServers, 3, address, ports);
  }
}

/** The worth of the OpenPGP key that this place has for the address. Null if it has none. */
export const key = {
  source: 'key-server',
  stage: (place: KeyPlace) => (place === 'key-server' ? 3 : 2),
  at: { path: `${PATH}*`, isStripped: true, maySendOn: true },
  bind: (means: DnsMeans & Pick<KeyPorts, 'inspect' | 'keyServers'>) => {
    const { now, ask, cached, inspect, keyServers, pseudonymize } = means;
    const ports = { now, ask, dns: askDns(means, 2), inspect, keyServers };
    return async (place: KeyPlace, address: Address): Promise<KeyAnswer> => {
      const asked = place === 'key-server' ? JSON.stringify(keyServers) : '';
      const name = `key|${place}|${asked}|${await pseudonymize(address.address)}`;
      return cached(name, () => lookUpKey(place, address, ports));
    };
  },
} satisfies NetworkQuestion;
