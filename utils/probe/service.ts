/** Answers questions from what is stored, and takes new looks when due: only one copy looks at a host at a time. */
import pLimit from 'p-limit';
import { answerOf, silence, type Answer } from './answer.ts';
import { askMailHosts, type MailHosts } from './dns/mail-hosts.ts';
import { askPolicy, type Policy, type PolicyKit } from './dns/policy.ts';
import { remember, type HostRecord } from './history.ts';
import { lookAtHost, type LookerKit } from './looker.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store/store.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** How many looks run at the same time, and how many may wait; more is overload. */
const AT_ONCE = 32;
const MAX_WAITING = 512;
/** No look takes longer than this (ms); by then, the claim of a copy that died during one has expired. */
const CLAIM = 3 * 60 * SECOND;
/** Maximum number of looks at one address in an hour, under any name. */
const MAX_A_HOUR = 120;
/** How long a name stays known as a mail host after a domain named it (ms). */
const KNOWN_FOR = 30 * DAY;
/** Hosts that nobody asked about for this long are not refreshed (ms). */
const IN_USE = 7 * DAY;

/** Too many looks are waiting. */
export class Overload extends Error {
  override name = 'Overload';
}

export interface DomainAnswer {
  readonly domain: string;
  readonly state: Extract<MailHosts, { ok: true }>['state'] | 'unknown';
  readonly mx: readonly string[];
  /** Whether the resolver validated the list of mail hosts. */
  readonly secure: boolean;
  readonly policy: Policy;
  readonly answers: readonly Answer[];
  readonly at: string;
}

export interface ServiceKit {
  readonly looker: Omit<LookerKit, 'allows'>;
  readonly policy: PolicyKit;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly random: () => number;
  /** How long a question waits for a look (ms). */
  readonly patience: number;
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

export interface Service {
  /** Answers in the order of the hosts. `domain`: the one whose mail hosts they are; null: they must be known. */
  ask(hosts: readonly string[], domain: string | null): Promise<Answer[]>;
  askDomain(domain: string): Promise<DomainAnswer>;
  /** Takes the confirming looks that are due, and at night those that refresh. Resolves when all are done. */
  work(isNight: boolean): Promise<void>;
}

const wait = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null).unref());

/** Creates the service over this store, looker and clock. Its answers reject with `Overload` if too many looks wait. */
export function createService(kit: ServiceKit): Service {
  const { store, metrics, looker } = kit;
  const { now, resolver } = looker;
  const limit = pLimit(AT_ONCE);
  const inFlight = new Map<string, Promise<HostRecord | null>>();
  const allows = async (address: string) =>
    (await store.count(`address ${address}`, HOUR, now())) <= MAX_A_HOUR;

  /** Another copy is looking: waits for what it stores. */
  async function watch(host: string, since: number): Promise<HostRecord | null> {
    for (let tries = 0; tries < CLAIM / SECOND; tries += 1) {
      const record = await store.read(host);
      if (record !== null && (record.last.at >= since || record.due > now())) return record;
      await wait(SECOND / 4);
    }
    return store.read(host);
  }

  async function lookNow(host: string): Promise<HostRecord | null> {
    const start = now();
    if (!(await store.claim(host, start, start + CLAIM))) return await watch(host, start);
    try {
      const record = await store.read(host);
      if (record !== null && record.due > start) return record;
      const look = await lookAtHost(host, { ...looker, allows });
      if (look === null) return record;
      const next = remember(record, look, kit.random());
      await store.write(next);
      metrics.add('sealcheck_probe_looks_total', { step: look.step, problem: look.problem ?? 'none' });
      metrics.observe('sealcheck_probe_look_seconds', (now() - start) / SECOND);
      kit.log('look', {
        host,
        step: look.step,
        problem: look.problem,
        starttls: look.starttls,
        ms: now() - start,
      });
      return next;
    } finally {
      await store.release(host);
    }
  }

  function look(host: string): Promise<HostRecord | null> {
    const before = inFlight.get(host);
    if (before) return before;
    if (limit.pendingCount >= MAX_WAITING) throw new Overload();
    const looking = limit(() => lookNow(host)).finally(() => inFlight.delete(host));
    // If no question waits for the look any more, its failure must not end the process.
    looking.catch((error: unknown) => {
      kit.log('look failed', { host, error: String(error) });
    });
    inFlight.set(host, looking);
    return looking;
  }

  async function answerFor(host: string): Promise<Answer> {
    const record = await store.read(host);
    await store.noteAsked(host, now());
    if (record !== null && record.due > now()) {
      metrics.add('sealcheck_probe_answers_total', { from: 'cache' });
      return answerOf(record, now());
    }
    metrics.add('sealcheck_probe_answers_total', { from: 'look' });
    const fresh = await Promise.race([look(host), wait(kit.patience)]);
    if (fresh !== null) return answerOf(fresh, now());
    return record === null
      ? silence(host, inFlight.has(host) ? 'looking' : 'busy', now())
      : answerOf(record, now());
  }

  async function learn(domain: string): Promise<MailHosts> {
    const mail = await askMailHosts(domain, resolver);
    if (mail.ok && mail.hosts.length > 0) await store.learn(domain, mail.hosts, now() + KNOWN_FOR);
    return mail;
  }

  return {
    async ask(hosts, domain) {
      const known = await Promise.all(hosts.map((host) => store.isMailHost(host, now())));
      const mail = domain !== null && known.includes(false) ? await learn(domain) : null;
      const isKnown = (host: string, index: number) =>
        known[index] === true || (mail?.ok === true && mail.hosts.includes(host));
      return Promise.all(
        hosts.map(async (host, index) =>
          isKnown(host, index) ? await answerFor(host) : silence(host, 'not-known', now()),
        ),
      );
    },

    async askDomain(domain) {
      const mail = await learn(domain);
      const at = new Date(now()).toISOString();
      if (!mail.ok) {
        const policy = { mode: 'unknown', covers: [] } as const;
        return { domain, state: 'unknown', mx: [], secure: false, policy, answers: [], at };
      }
      const hosts = mail.hosts.slice(0, 20);
      const [policy, answers] = await Promise.all([
        askPolicy(domain, mail.hosts, kit.policy),
        Promise.all(hosts.map(answerFor)),
      ]);
      return { domain, state: mail.state, mx: mail.hosts, secure: mail.secure, policy, answers, at };
    },

    async work(isNight) {
      const hosts = await store.due(now(), isNight ? now() - IN_USE : null, AT_ONCE);
      await Promise.allSettled(hosts.map(async (host) => look(host)));
    },
  };
}
