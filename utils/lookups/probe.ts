/** Asks the organisation's own probe about mail hosts (docs/probe.md). Consent stage 4: somebody named it. */
import type { UnknownReason } from '../core/model.ts';
import { answered, unanswered } from './answer.ts';
import { askOwnServer, field, slashless, type OwnMeans, type OwnServerPorts } from './own-servers.ts';
import type { Answer } from './answer.ts';
import type { NetworkQuestion } from './question.ts';

const HOUR = 60 * 60;
/** When to ask again about a host that was not observed (ms): the probe keeps trying. */
const SOON = 60_000;
const MAX_BYTES = 64 * 1024;

/** What a probe observed of one mail host. */
export interface Probed {
  readonly host: string;
  /** Whether the host offers STARTTLS. Null if it was not observed; `reason` says why. */
  readonly starttls: boolean | null;
  readonly reason: UnknownReason;
  /** Whether the certificate is valid for the host's name. */
  readonly certValid: boolean;
  /** What is wrong with the certificate, in the probe's terms, if it reports that. */
  readonly faults: readonly unknown[];
  /** `TLSv1.3` or the like; '' if encryption was offered but failed; null if the probe does not report it. */
  readonly protocol: string | null;
  /** How the certificate compares with what its operator published: `matches`, `mismatch`, or something else. */
  readonly dane: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The probe's problems for which we have a reason of our own; all others become `unconfirmed`. */
const REASONS = new Map<unknown, UnknownReason>([
  ['timeout', 'timeout'],
  ['looking', 'pending'],
  ['deferred', 'rate-limited'],
]);

/** Parses a probe's answer about this host, or returns null if it is malformed. */
function parseProbed(value: unknown, host: string, now: number): Probed | null {
  const starttls = field(value, 'starttls');
  const problem = field(value, 'problem');
  const seenAt = Date.parse(String(field(value, 'at')));
  if (typeof starttls !== 'boolean' && (starttls !== null || !problem)) return null;
  if (Number.isNaN(seenAt)) return null;
  const faults = field(value, 'evidence', 'certificate');
  const protocol = field(value, 'evidence', 'protocol');
  return {
    host,
    starttls,
    reason: REASONS.get(problem) ?? 'unconfirmed',
    certValid: field(value, 'certValid') === true,
    faults: Array.isArray(faults) ? faults : [],
    protocol: typeof protocol === 'string' ? protocol : protocol === null ? '' : null,
    dane: field(value, 'evidence', 'dane'),
    // A probe whose clock is ahead may report a time in the future: it is cut to the present.
    at: Math.min(seenAt, now),
  };
}

const sourceOf = ({ servers }: OwnServerPorts) => ({ name: 'probe', url: slashless(servers.probe.url) });

function ask(path: string, revealed: string, ports: OwnServerPorts) {
  const { url, token } = ports.servers.probe;
  if (url === '') return unanswered('off', { name: 'probe' }, ports.now());
  const address = `${slashless(url)}/v1/${path}`;
  const bearer = token === '' ? {} : { bearer: token };
  const question = { url: address, purpose: 'probe', revealed, maxBytes: MAX_BYTES, ...bearer } as const;
  return askOwnServer(question, sourceOf(ports), ports);
}

/**
 * Picks the answers about these hosts from the probe's, in the hosts' order. They last as long as the probe says, an
 * hour at most, and only a minute if a host was not observed.
 */
function read(
  hosts: readonly string[],
  values: readonly unknown[],
  ports: OwnServerPorts,
): Answer<readonly Probed[]> {
  const now = ports.now();
  const mine = hosts.map((host) => values.find((one) => field(one, 'host') === host));
  const probed = mine.map((value, at) => parseProbed(value, hosts[at] ?? '', now));
  if (probed.includes(null)) return unanswered('malformed', sourceOf(ports), now);
  const ends = mine.map((value) => Date.parse(String(field(value, 'expires'))) - now || HOUR * 1_000);
  const life = probed.some((one) => one?.starttls === null) ? SOON : Math.max(SOON, Math.min(...ends));
  const answer = answered(probed as Probed[], HOUR, sourceOf(ports), now, HOUR);
  return { ...answer, expiresAt: Math.min(answer.expiresAt, now + life) };
}

/** Returns the answers in a body: its list, or the body itself if it is a single answer. */
function answersIn(body: unknown): readonly unknown[] {
  const list = field(body, 'answers');
  return Array.isArray(list) ? list : [body];
}

/**
 * Returns what the probe observed of these hosts, in their order. All are asked about in one request; a probe that
 * answers about only one host is asked about each. The domain is revealed only if the probe does not know a host.
 */
export async function lookUpProbe(
  hosts: readonly string[],
  domain: string,
  ports: OwnServerPorts,
): Promise<Answer<readonly Probed[]>> {
  const path = `probe?${hosts.map((host) => `mx=${host}`).join('&')}`;
  const told = hosts.join(' ');
  let answer = await ask(path, told, ports);
  if ('body' in answer && answersIn(answer.body).some((one) => field(one, 'problem') === 'not-known'))
    answer = await ask(`${path}&domain=${domain}`, `${domain} ${told}`, ports);
  if (!('body' in answer)) return answer;
  const values = answersIn(answer.body);
  if (hosts.length === 1 || values[0] !== answer.body) return read(hosts, values, ports);
  const each = await Promise.all(hosts.map(async (host) => ask(`probe?mx=${host}`, host, ports)));
  return read(
    hosts,
    each.map((one) => 'body' in one && one.body),
    ports,
  );
}

/** Returns a domain's mail hosts and what the probe observed of them: for when no resolver may be asked. */
export async function lookUpProbedDomain(
  domain: string,
  ports: OwnServerPorts,
): Promise<Answer<readonly Probed[]>> {
  const answer = await ask(`domain?name=${domain}`, domain, ports);
  if (!('body' in answer)) return answer;
  const [about, mx, values] = ['domain', 'mx', 'answers'].map((name) => field(answer.body, name));
  if (about !== domain || !Array.isArray(mx) || !Array.isArray(values))
    return unanswered('malformed', sourceOf(ports), ports.now());
  return read(mx.map(String), values, ports);
}

/**
 * What the organisation's own probe observed of these mail hosts, in their order. Their domain is revealed only if the
 * probe must know it.
 */
export const probe = {
  source: 'probe',
  stage: () => 4,
  bind:
    (means: OwnMeans) =>
    (hosts: readonly string[], domain: string): Promise<Answer<readonly Probed[]>> =>
      means.cached(`probe|${means.servers.probe.url}|${hosts.join(' ')}`, () =>
        lookUpProbe(hosts, domain, means),
      ),
} satisfies NetworkQuestion;

/** A domain's mail hosts and what was observed of them, both by the organisation's probe. */
export const probedDomain = {
  source: 'probe',
  stage: () => 4,
  bind:
    (means: OwnMeans) =>
    (domain: string): Promise<Answer<readonly Probed[]>> =>
      means.cached(`probed|${means.servers.probe.url}|${domain}`, () => lookUpProbedDomain(domain, means)),
} satisfies NetworkQuestion;
