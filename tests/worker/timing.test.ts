/**
 * Timing from a question to its verdict: a page cannot tell what other sites' pages have looked up from what nobody
 * has.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answered, unanswered } from '../../utils/lookups/answer.ts';
import { createCache, memoryStore, type AnswerStore } from '../../utils/lookups/cache.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import { MAX_UNPROMPTED, STEP_MS } from '../../utils/lookups/views.ts';
import type { Depth } from '../../utils/messages/protocol.ts';
import type { AskingPage } from '../../utils/worker/lookups.ts';
import { fakeLookups, type World } from '../checks/fake-lookups.ts';
import { fakeBrowser } from './fake-browser.ts';
import type { Answer } from '../../utils/lookups/answer.ts';

const { mocked } = vi.hoisted(() => ({ mocked: { browser: {} } }));
vi.mock('../../utils/platform/browser.ts', () => mocked);

/** What a domain publishes: each kind needs different lookups, some in sequence, some in parallel. */
const KINDS: Readonly<Record<string, (domain: string) => World>> = {
  'a mail server': (domain) => ({ dns: { [`MX ${domain}`]: `10 mx.${domain}` } }),
  'no such domain': (domain) => ({ dns: { [`MX ${domain}`]: 'NXDOMAIN' } }),
  DANE: (domain) => ({
    dns: {
      [`MX ${domain}`]: `secure 10 mx.${domain}`,
      [`TLSA _25._tcp.mx.${domain}`]: 'secure 3 1 1 digest',
    },
  }),
  'MTA-STS': (domain) => ({
    dns: { [`MX ${domain}`]: `10 mx.${domain}`, [`TXT _mta-sts.${domain}`]: 'v=STSv1; id=1' },
    policies: { [domain]: `version: STSv1 / mode: enforce / mx: mx.${domain} / max_age: 604800` },
  }),
};
/** How long a lookup of each type takes in a network (ms). */
const NETWORKS = {
  'a near resolver': { MX: 40, TXT: 60, A: 50, AAAA: 70, TLSA: 90, policy: 120 },
  'a usual one': { MX: 170, TXT: 140, A: 130, AAAA: 160, TLSA: 250, policy: 310 },
  'a far one': { MX: 420, TXT: 330, A: 280, AAAA: 350, TLSA: 510, policy: 560 },
} as const;
type Network = (typeof NETWORKS)[keyof typeof NETWORKS];

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Advances the clock until the work is done, and lets work that needs no clock (loading modules) run in between. */
async function untilDone(work: Promise<unknown>): Promise<void> {
  let isDone = false as boolean;
  void work.then(() => (isDone = true));
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(10);
  }
}

/** Starts a worker over this store, in a network with these delays; `asked` lists the requests it made. */
async function startOver(store: AnswerStore, network: Network, world: World) {
  vi.resetModules();
  mocked.browser = fakeBrowser();
  await import('../setup/tables.ts');
  const { startWorker } = await import('./worker.ts');
  const cached = createCache(store, () => Date.now());
  const asked: string[] = [];
  const lookupsFor = ({ host, isUnprompted = false }: AskingPage): Lookups => {
    const fake = fakeLookups(world);
    const slow =
      <T>(name: string, took: number, ask: () => Promise<Answer<T>>) =>
      async (): Promise<Answer<T>> => {
        asked.push(name);
        await sleep(took);
        const answer = await ask();
        return answer.ok
          ? answered(answer.value, 3_600, answer.source, Date.now())
          : unanswered(answer.reason, answer.source, Date.now());
      };
    const view = { site: host, isUnprompted };
    return {
      ...fake,
      now: () => Date.now(),
      dns: (name, type) =>
        cached(
          `${type} ${name}`,
          slow(`${type} ${name}`, network[type as 'MX'], () => fake.dns(name, type)),
          view,
        ),
      mtaStsPolicy: (domain, id) =>
        id === null
          ? fake.mtaStsPolicy(domain, id)
          : cached(
              `policy ${domain} ${id}`,
              slow(`policy ${domain}`, network.policy, () => fake.mtaStsPolicy(domain, id)),
              view,
            ),
    };
  };
  const worker = startWorker(lookupsFor);
  let turn = 0;
  /**
   * Returns the coarse-clock steps from the question to the first and to the full verdict, as this site's page sees
   * them.
   */
  const steps = async (domain: string, site: string, isActed = true) => {
    const took: number[] = [];
    const reports: string[] = [];
    const began = performance.now();
    const recipients = [{ field: 'to' as const, text: `bob@${domain}` }];
    const draft = { sender: { host: 'x' }, recipients, unreadable: 0, blind: false };
    const ask = async (depth: Depth) => {
      const question = { window: `w-${domain}`, adapter: null, depth, isActed, draft };
      const report = await worker.say('assess', question, (turn += 1), `https://${site}/`);
      took.push(Math.round((performance.now() - began) / STEP_MS));
      reports.push(report.assessments[0]?.verdict.level ?? 'none');
    };
    const said = ask('first').then(() => ask('full'));
    await untilDone(said);
    return { took, reports };
  };
  // Loads beforehand what only the first question loads, since that is not network time.
  await steps('first.org', 'first.org');
  asked.length = 0;
  return { steps, asked };
}

describe('a page that times its verdicts', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
  afterEach(() => vi.useRealTimers());

  const cases = Object.entries(NETWORKS).flatMap(([where, network]) =>
    Object.entries(KINDS).map(([what, worldOf]) => ({ where, what, network, worldOf })),
  );
  const both = (worldOf: (domain: string) => World): World => {
    const [one, other] = [worldOf('written-to.org'), worldOf('never.org')];
    return { dns: { ...one.dns, ...other.dns }, policies: { ...one.policies, ...other.policies } };
  };

  it.each(cases)(
    'cannot tell whom one wrote to elsewhere: $what, by $where',
    async ({ network, worldOf }) => {
      const { steps, asked } = await startOver(memoryStore(), network, both(worldOf));
      const first = await steps('written-to.org', 'mail.org');
      const requests = asked.length;
      const kept = await steps('written-to.org', 'spy.org');
      expect(asked, 'it is answered from what is kept').toHaveLength(requests);
      const fresh = await steps('never.org', 'spy.org');
      expect(asked.length).toBeGreaterThan(requests);
      expect(kept).toEqual(fresh);
      expect(kept).toEqual(first);
    },
  );

  it.each(cases)(
    'nor from a worker that was started anew: $what, by $where',
    async ({ network, worldOf }) => {
      const store = memoryStore();
      const before = await startOver(store, network, both(worldOf));
      await before.steps('written-to.org', 'mail.org');
      const { steps, asked } = await startOver(store, network, both(worldOf));
      const kept = await steps('written-to.org', 'spy.org');
      expect(asked, 'it is answered from what is kept').toEqual([]);
      expect(kept).toEqual(await steps('never.org', 'spy.org'));
    },
  );

  it('and nobody presses anything gets so many answers, kept ones and fresh ones alike, and causes no more requests', async () => {
    const world = {};
    const { steps, asked } = await startOver(memoryStore(), NETWORKS['a near resolver'], world);
    for (let at = 0; at < 3; at += 1) await steps(`kept-${at}.org`, 'mail.org');
    const before = asked.length;
    const levels: string[] = [];
    for (let at = 0; at < MAX_UNPROMPTED; at += 1) {
      const { reports } = await steps(`d${at}.org`, 'spy.org', false);
      levels.push(...reports);
    }
    expect(asked.length - before).toBe(MAX_UNPROMPTED);
    expect(levels.slice(-2), 'the last ones are not known').toEqual(['unknown', 'unknown']);
    const kept = await steps('kept-1.org', 'spy.org', false);
    expect(kept).toEqual(await steps('never.org', 'spy.org', false));
    expect(asked.length - before, 'nothing is asked for it any more').toBe(MAX_UNPROMPTED);
    const acted = await steps('pressed.org', 'spy.org');
    expect(acted.reports.at(-1), 'a person’s own question is answered').not.toBe('unknown');
  }, 30_000);
});
