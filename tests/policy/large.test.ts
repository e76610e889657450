/** The cost of a large policy in force: it is read once, and no list is searched once for each of its own entries. */
import { describe, expect, it, vi } from 'vitest';
import { actionPolicyOf, isInternal, vouch } from '../../utils/policy/apply.ts';
import { goodOf, parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';
import { suffixTable } from '../../utils/build/suffix-table.ts';
import { NOW, recipient } from './samples.ts';

const asked = vi.hoisted(() => ({ managed: 0, table: 0, policy: {} }));
vi.mock('../../utils/platform/browser.ts', async () => {
  const { fakeBrowser } = await import('../worker/fake-browser.ts');
  const fake = fakeBrowser();
  const event = { addListener: () => undefined, removeListener: () => undefined };
  const get = () => {
    asked.managed += 1;
    return Promise.resolve(asked.policy);
  };
  const permissions = { getAll: () => Promise.resolve({}), onAdded: event, onRemoved: event };
  return { browser: { ...fake, permissions, storage: { ...fake.storage, managed: { get } } } };
});
vi.stubGlobal('fetch', () => {
  asked.table += 1;
  return Promise.resolve(new Response(suffixTable()));
});
vi.mock('idb', async () => {
  const { freshIdb } = await import('../worker/fake-idb.ts');
  const mock: { openDB?: unknown } = {};
  freshIdb(mock);
  return mock;
});

const entries = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const policyOf = (count: number) => ({
  locked: {
    exceptions: entries(count, (at) => ({ kind: 'domain', value: `d${at}.example`, reason: 'Fax' })),
    partners: entries(count, (at) => ({ domain: `p${at}.example`, level: 'transport', reason: 'TLS' })),
    internalDomains: entries(count, (at) => `i${at}.example`),
    extraHosts: entries(count, (at) => ({ host: `h${at}.example`, app: 'Roundcube' })),
    directory: entries(count, (at) => ({ handle: `a${at}@d.example`, signal: true, asOf: '2026-11-01' })),
  },
});
const LARGE = policyOf(10_000);

/** Returns the CPU time of the work (ms), the least of three runs. */
function cost(work: () => unknown): number {
  const once = () => {
    const start = process.cpuUsage();
    work();
    return process.cpuUsage(start).user / 1000;
  };
  return Math.min(once(), once(), once());
}

describe('10,000 entries in each list', { timeout: 60_000 }, () => {
  it('that came with something broken, after good ones, are held without a minute’s work', () => {
    const good = goodOf(parsePolicy(LARGE));
    const list = Object.entries(LARGE.locked).map(([key, all]) => [key, [...all, 5]]);
    const raw = { locked: Object.fromEntries(list) as object };
    // 0.4 s on an idle machine; it was 60 s before.
    const taken = cost(() => resolve(parsePolicy(raw, good), {}));
    console.log(`read and resolved in ${Math.round(taken)} ms of the processor`);
    expect(taken).toBeLessThan(5_000);
  });

  it('cost a question no more than in proportion', () => {
    const subject = recipient('ann@somewhere.example');
    const question = (count: number) => {
      const settings = resolve(parsePolicy(policyOf(count)), {});
      return cost(() => {
        for (let time = 0; time < 20; time += 1) {
          const { actionsFor, exemptionOf } = actionPolicyOf(settings, NOW);
          actionsFor('email', subject);
          exemptionOf(subject);
          vouch(settings, subject, NOW);
          isInternal(settings, subject);
        }
      });
    };
    const [few, many] = [question(10) / 20, question(10_000) / 20];
    console.log(`a question: ${few.toFixed(3)} ms at 10 entries, ${many.toFixed(3)} ms at 10,000`);
    expect(many).toBeLessThan(50);
  });

  it('are read once, however many questions come, and not at all while none comes', async () => {
    const { createEffectiveSettings } = await import('../../utils/policy/effective-settings.ts');
    asked.policy = LARGE;
    let now = NOW;
    const inForce = createEffectiveSettings(() => now);
    expect(asked).toMatchObject({ managed: 0, table: 0 });
    const [first] = await Promise.all(entries(100, () => inForce()));
    for (let time = 0; time < 100; time += 1) {
      now += 60_000;
      expect(await inForce()).toBe(first);
    }
    expect(asked).toMatchObject({ managed: 1, table: 1 });
  });
});
