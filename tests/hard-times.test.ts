/**
 * A one-off failure, a clock set back, a device that stores nothing: what still works, and that the problem is
 * reported.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TROUBLES } from '../utils/core/trouble.ts';
import { answered, unanswered, type Answer } from '../utils/lookups/answer.ts';
import { createCache, databaseStore, memoryStore } from '../utils/lookups/cache.ts';
import { onceDone } from '../utils/platform/once-done.ts';
import { fakeBrowser } from './worker/fake-browser.ts';
import { freshIdb } from './worker/fake-idb.ts';

const { mocked, idbMock } = vi.hoisted(() => ({
  mocked: { browser: {} },
  idbMock: {} as { openDB: (...all: unknown[]) => unknown },
}));
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => idbMock.openDB(...given) }));
vi.mock('../utils/platform/browser.ts', () => mocked);

const YEAR = 365 * 24 * 60 * 60 * 1000;
const NOW = 2 * YEAR;
const MESSAGES = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'public', '_locales', 'en', 'messages.json'), 'utf8'),
) as Record<string, { readonly message: string }>;

let browser: ReturnType<typeof fakeBrowser>;
let idb: ReturnType<typeof freshIdb>;
beforeEach(() => {
  mocked.browser = browser = fakeBrowser();
  idb = freshIdb(idbMock);
  vi.resetModules();
});

describe('what prepares the worker', () => {
  it('is done again for the next question where it failed, and once where it did not', async () => {
    const work = vi.fn(() => Promise.resolve('ready')).mockRejectedValueOnce(new Error('busy'));
    const ready = onceDone(work);
    await expect(Promise.all([ready(), ready()])).rejects.toThrow('busy');
    expect(await Promise.all([ready(), ready()])).toEqual(['ready', 'ready']);
    expect(work).toHaveBeenCalledTimes(2);
  });
});

describe('a clock that is set back by a year', () => {
  it('has what is kept asked anew, since nobody knows how old it is', async () => {
    let now = NOW;
    const ask = vi.fn(() => Promise.resolve(answered('mx', 3_600, { name: 'resolver' }, now)));
    const cached = createCache(memoryStore(), () => now);
    await cached('a', ask);
    now -= YEAR;
    await cached('a', ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it.each([7, 1 / 24, 365])('ends what was silenced for %d days', async (days) => {
    const { addSnooze, readSnoozes } = await import('../utils/storage/snoozes.ts');
    const at = NOW;
    const one = {
      to: 'a.org',
      reason: 'sms',
      level: 'exposed',
      at,
      until: at + (days * YEAR) / 365,
    } as const;
    await addSnooze(one, NOW, false);
    expect(await readSnoozes(NOW, false)).toEqual([one]);
    expect(await readSnoozes(NOW - YEAR, false)).toEqual([]);
  });
});

describe('a device that keeps nothing', () => {
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  const troubles = async () => (await import('../utils/storage/trouble.ts')).readTroubles();

  it('has words for each store', () => {
    expect(TROUBLES.filter((one) => !MESSAGES[`trouble_${one}`]?.message)).toEqual([]);
  });

  it('is told apart from one where all is well', async () => {
    expect(await troubles()).toEqual([]);
  });

  it('is known by its full stores', async () => {
    browser.storage.local.set = browser.storage.session.set = full;
    idb.hooks.step = (what) => (what.startsWith('put') ? full() : Promise.resolve());
    expect(await troubles()).toEqual(['database', 'local', 'session']);
  });

  it('is known by a database that does not open, which is tried again', async () => {
    idb.hooks.step = () => Promise.reject(new DOMException('no history', 'InvalidStateError'));
    expect(await troubles()).toEqual(['database']);
    idb.hooks.step = () => Promise.resolve();
    expect(await troubles()).toEqual([]);
  });
});

describe('a database that does not open, as where Firefox keeps no history', () => {
  it('costs a question, not an answer', async () => {
    idb.hooks.step = () => Promise.reject(new DOMException('no history', 'InvalidStateError'));
    const ask = vi.fn(() => Promise.resolve(answered('mx', 3_600, { name: 'resolver' }, NOW)));
    const cached = createCache(databaseStore, () => NOW);
    const answers = [await cached('a', ask), await cached('a', ask)];
    expect(answers.map((one) => one.ok && one.value)).toEqual(['mx', 'mx']);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

describe('a database that never opens, as behind a page of an earlier version that hangs', () => {
  it('costs a question, not an answer; and is there as soon as it opens', { timeout: 20_000 }, async () => {
    vi.useFakeTimers();
    let open: () => void = () => undefined;
    idb.hooks.step = (what) =>
      what.startsWith('open') ? new Promise((resolve) => (open = resolve)) : Promise.resolve();
    const { createCache, databaseStore } = await import('../utils/lookups/cache.ts');
    const ask = vi.fn(() => Promise.resolve(answered('mx', 3_600, { name: 'resolver' }, NOW)));
    const cached = createCache(databaseStore, () => NOW);
    const asked = cached('a', ask);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await asked).toMatchObject({ ok: true, value: 'mx' });
    // A second request in the meantime does not wait.
    const again = cached('a', ask);
    await vi.advanceTimersByTimeAsync(0);
    expect(await Promise.race([again, Promise.resolve('late')])).toMatchObject({ ok: true });
    open();
    await vi.advanceTimersByTimeAsync(0);
    const { openDatabase } = await import('../utils/storage/db.ts');
    await expect(openDatabase()).resolves.toBeDefined();
    vi.useRealTimers();
  });
});

describe('a browser that starts offline', () => {
  it('knows nothing, says why, and asks again within two minutes', async () => {
    let now = NOW;
    let isOnline = false;
    const ask = vi.fn((): Promise<Answer<string>> =>
      Promise.resolve(
        isOnline
          ? answered('mx', 3_600, { name: 'resolver' }, now)
          : unanswered('network', { name: 'resolver' }, now),
      ),
    );
    const cached = createCache(memoryStore(), () => now);
    expect(await cached('a', ask)).toMatchObject({ ok: false, reason: 'network' });
    isOnline = true;
    now += 120_000;
    expect(await cached('a', ask)).toMatchObject({ ok: true, value: 'mx' });
  });
});

describe('a policy that comes late', () => {
  const LATE = [21_000, 59_000, 10 * 60_000];
  const POLICY = { locked: { mailActions: { exposed: 'block' } } };
  let isThere: boolean;
  const start = async () => {
    Object.assign(browser.storage, {
      managed: { get: () => Promise.resolve(isThere ? POLICY : {}) },
    });
    return import('../utils/policy/managed.ts');
  };

  it.each(LATE)('holds from when it comes, after %d ms', async (ms) => {
    isThere = false;
    const { readManaged } = await start();
    expect((await readManaged(NOW)).raw).toEqual({});
    isThere = true;
    expect(await readManaged(NOW + ms)).toMatchObject({ raw: POLICY, state: 'known' });
  });

  it('is meanwhile what it was before, for a minute', async () => {
    isThere = true;
    const { readManaged } = await start();
    await readManaged(NOW);
    // The browser restarts.
    await browser.storage.session.remove(Object.keys(browser.storage.session.items));
    isThere = false;
    expect(await readManaged(NOW + YEAR)).toMatchObject({ raw: POLICY, state: 'waiting' });
    expect(await readManaged(NOW + YEAR + 25_000)).toMatchObject({ raw: POLICY, state: 'waiting' });
  });
});
