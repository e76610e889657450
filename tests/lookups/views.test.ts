/** What a site may notice about cached answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCache, memoryStore } from '../../utils/lookups/cache.ts';
import { MAX_MS, MAX_UNPROMPTED, STEP_MS, type Viewer } from '../../utils/lookups/views.ts';
import { answered } from '../../utils/lookups/answer.ts';
import { PATIENCE_MS } from '../../utils/page/send/hold.ts';

const FRESH = 400;
/** The step of the coarse clock at which a fresh answer becomes visible. */
const SEEN = Math.ceil(FRESH / STEP_MS) * STEP_MS;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('an answer that is kept', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const setUp = () => {
    const cached = createCache(memoryStore(), () => Date.now());
    let requests = 0;
    const ask = async () => {
      requests += 1;
      await sleep(FRESH);
      return answered('mx', 3_600, { name: 'resolver' }, Date.now());
    };
    /** Returns the milliseconds until this viewer has the answer. */
    const time = async (key: string, viewer?: Viewer) => {
      const began = Date.now();
      const asked = cached(key, ask, viewer).then(() => Date.now() - began);
      await vi.advanceTimersByTimeAsync(5_000);
      return asked;
    };
    return { cached, ask, time, requests: () => requests };
  };

  it('comes to another site as late as a fresh one, without a request; to the same site at once', async () => {
    const { time, requests } = setUp();
    const mail = { site: 'mail.org' };
    const other = { site: 'other.org' };
    expect(await time('a', mail)).toBe(SEEN);
    expect(await time('a', mail)).toBe(0);
    expect(await time('a', other)).toBe(SEEN);
    expect(await time('a', other)).toBe(0);
    expect(requests()).toBe(1);
  });

  it('comes no sooner to a site that asks again while it waits for it', async () => {
    const { cached, ask, time } = setUp();
    await time('a', { site: 'mail.org' });
    void cached('a', ask, { site: 'other.org' });
    expect(await time('a', { site: 'other.org' })).toBe(SEEN);
  });

  it('that another site had anew since then comes as late as a fresh one', async () => {
    const { time, requests } = setUp();
    await time('a', { site: 'spy.org' });
    await vi.advanceTimersByTimeAsync(3_600_000);
    await time('a', { site: 'mail.org' });
    expect(await time('a', { site: 'spy.org' })).toBe(SEEN);
    expect(requests()).toBe(2);
  });

  it('is never kept back so long that a Send which waits for two of them goes unasked', () => {
    expect(2 * MAX_MS).toBeLessThan(PATIENCE_MS - 250);
  });

  it('comes to our own pages at once', async () => {
    const { time } = setUp();
    await time('a', { site: 'mail.org' });
    expect(await time('a')).toBe(0);
  });

  it('that another site’s request brings meanwhile comes no sooner', async () => {
    const { cached, ask, time } = setUp();
    void cached('a', ask, { site: 'mail.org' });
    await vi.advanceTimersByTimeAsync(FRESH - 50);
    expect(await time('a', { site: 'other.org' })).toBe(SEEN);
  });

  it('comes as late from the next worker', async () => {
    const store = memoryStore();
    const cached = createCache(store, () => Date.now());
    const quick = async () => {
      await sleep(40);
      return answered('mx', 3_600, { name: 'resolver' }, Date.now());
    };
    void cached('a', quick, { site: 'mail.org' });
    await vi.advanceTimersByTimeAsync(1_000);
    const next = createCache(store, () => Date.now());
    const began = Date.now();
    const asked = next('a', quick, { site: 'spy.org' }).then(() => Date.now() - began);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await asked).toBe(STEP_MS);
  });

  it('of which no worker knows how long it took is not at once', async () => {
    const store = memoryStore();
    await store.set('a', answered('mx', 3_600, { name: 'resolver' }, Date.now()));
    const began = Date.now();
    const asked = createCache(store, () => Date.now())('a', () => Promise.reject(new Error()), {
      site: 'x.org',
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await asked.then(() => Date.now() - began)).toBeGreaterThanOrEqual(0);
    const late = vi.fn();
    void createCache(store, () => Date.now())('a', () => Promise.reject(new Error()), { site: 'y.org' }).then(
      late,
    );
    await vi.advanceTimersByTimeAsync(100);
    expect(late).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(late).toHaveBeenCalledOnce();
  });

  it('cannot be told from a fresh one by a page that times a hundred of each', async () => {
    const { cached } = setUp();
    // Pseudo-random but repeatable numbers: a network's delays, and how late a browser's timers are.
    let seed = 7;
    const thrown = (most: number) => ((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * most;
    const question = () => async () => {
      await sleep(180 + thrown(120) + thrown(250));
      return answered('mx', 3_600, { name: 'resolver' }, Date.now());
    };
    const time = async (key: string, site: string) => {
      const began = performance.now();
      const asked = cached(key, question(), { site }).then(() => performance.now() - began);
      await vi.advanceTimersByTimeAsync(2_000);
      return asked;
    };
    for (let at = 0; at < 100; at += 1) await time(`k${at}`, 'mail.org');
    const seen: { took: number; isKept: boolean }[] = [];
    for (let at = 0; at < 200; at += 1)
      seen.push({ took: await time(`k${at}`, 'spy.org'), isKept: at < 100 });
    // Every visible time lies on a step, and even the best threshold guesses hardly better than a coin.
    expect(seen.filter(({ took }) => Math.abs(took - Math.round(took / STEP_MS) * STEP_MS) > 1)).toEqual([]);
    const guesses = [...new Set(seen.map(({ took }) => took))].map((limit) => {
      const right = seen.filter(({ took, isKept }) => took <= limit === isKept).length;
      return Math.max(right, 200 - right);
    });
    expect(Math.max(...guesses)).toBeLessThanOrEqual(120);
  });

  it('is not given to a page that asks for more and more while nobody presses anything', async () => {
    const { cached, requests } = setUp();
    const ask = () => Promise.resolve(answered('mx', 3_600, { name: 'resolver' }, Date.now()));
    const reasons: unknown[] = [];
    for (let at = 0; at < MAX_UNPROMPTED + 5; at += 1) {
      const asked = cached(`k${at}`, ask, { site: 'x.org', isUnprompted: true });
      await vi.advanceTimersByTimeAsync(1_000);
      const answer = await asked;
      reasons.push(answer.ok ? null : answer.reason);
    }
    expect(reasons.filter((reason) => reason === 'budget')).toHaveLength(5);
    expect(requests()).toBe(0);
    const acted = cached('kx', ask, { site: 'x.org' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await acted).ok).toBe(true);
  });
});
