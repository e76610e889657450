/**
 * Secrets lie where no page's process can read them; what earlier versions stored elsewhere is moved, whatever fails on
 * the way.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../worker/fake-browser.ts';
import { DEFAULT_SETTINGS } from '../../utils/policy/settings.ts';
import { freshIdb } from '../worker/fake-idb.ts';

const { mocked, idbMock } = vi.hoisted(() => ({
  mocked: { browser: {} },
  idbMock: {} as { openDB: (...all: unknown[]) => unknown },
}));
vi.mock('../../utils/platform/browser.ts', () => mocked);
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => idbMock.openDB(...given) }));

const OLD = Array.from({ length: 32 }, (_, at) => at);
const PASSWORD = 'p4ss-of-my-mac';
const TOKEN = 'token "of" the probe';

let browser: ReturnType<typeof fakeBrowser>;
let idb: ReturnType<typeof freshIdb>;
const load = async () => {
  vi.resetModules();
  return {
    ...(await import('../../utils/storage/secret.ts')),
    ...(await import('../../utils/policy/settings.ts')),
    ...(await import('../../utils/policy/managed.ts')),
  };
};
beforeEach(() => {
  mocked.browser = browser = fakeBrowser();
  idb = freshIdb(idbMock);
});
const local = () => JSON.stringify(browser.storage.local.items);
const earlier = () => {
  const blueBubbles = { url: 'https://mac.own.org', password: PASSWORD };
  Object.assign(browser.storage.local.items, {
    secret: OLD,
    settings: { ...DEFAULT_SETTINGS, chosen: true, blueBubbles },
  });
};

describe('what an earlier version kept in storage.local', () => {
  it('is moved, and holds', async () => {
    earlier();
    const all = await load();
    await all.moveSecret();
    await all.movePassword();
    expect(local()).not.toContain(PASSWORD);
    expect(browser.storage.local.items).not.toHaveProperty('secret');
    expect(Array.from(await all.readSecret())).toEqual(OLD);
    expect((await all.readSettings()).blueBubbles.password).toBe(PASSWORD);
  });

  it('holds before it was moved', async () => {
    earlier();
    const all = await load();
    expect(Array.from(await all.readSecret())).toEqual(OLD);
    expect((await all.readSettings()).blueBubbles.password).toBe(PASSWORD);
  });

  it('stays where it works where there is no database', async () => {
    earlier();
    idb.hooks.step = () => Promise.reject(new DOMException('no', 'InvalidStateError'));
    const all = await load();
    await all.moveSecret();
    await expect(all.movePassword()).rejects.toThrow();
    expect(Array.from(await all.readSecret())).toEqual(OLD);
    expect((await all.readSettings()).blueBubbles.password).toBe(PASSWORD);
  });

  it('is lost at no moment at which the worker may be killed', { timeout: 30_000 }, async () => {
    for (let alive = 0; ; alive += 1) {
      // A killed worker's locks end with it.
      vi.stubGlobal('navigator', {});
      mocked.browser = browser = fakeBrowser();
      idb = freshIdb(idbMock);
      earlier();
      let steps = 0;
      idb.hooks.step = () => (++steps > alive ? new Promise(() => undefined) : Promise.resolve());
      const { local: area } = browser.storage;
      const [set, remove] = [area.set.bind(area), area.remove.bind(area)];
      const dead = new Promise<never>(() => undefined);
      area.set = (items) => (++steps > alive ? dead : set(items));
      area.remove = (keys) => (++steps > alive ? dead : remove(keys));
      const killed = await load();
      const moved = killed.moveSecret().then(killed.movePassword);
      /** Resolves to false once the worker takes no further step, however slow the machine is. */
      const isDead = async () => {
        for (let seen = -1; seen !== steps;) {
          seen = steps;
          await new Promise((r) => setTimeout(r, 40));
        }
        return false;
      };
      const isDone = await Promise.race([moved.then(() => true), isDead()]);
      idb.restart();
      Object.assign(area, { set, remove });
      const next = await load();
      expect(Array.from(await next.readSecret())).toEqual(OLD);
      expect((await next.readSettings()).blueBubbles.password).toBe(PASSWORD);
      if (isDone) break;
    }
  });
});

it('a password that is changed or taken back is told to all pages of ours', async () => {
  const all = await load();
  const blueBubbles = { url: 'https://mac.own.org', password: PASSWORD };
  await all.writeSettings({ blueBubbles });
  const rung = browser.storage.local.items.secrets;
  expect(rung).toBeDefined();
  await all.writeSettings({ blueBubbles: { ...blueBubbles, password: '' } });
  expect((await all.readSettings()).blueBubbles.password).toBe('');
  expect(local()).not.toContain(PASSWORD);
});

it.each([
  ['as an object', { locked: { probeToken: TOKEN, tips: false } }],
  ['as a text', { locked: JSON.stringify({ probeToken: TOKEN, tips: false }) }],
])(
  'the token of a policy that came %s is not in what is kept, and still holds while the browser is busy',
  async (_, policy) => {
    Object.assign(browser.storage, { managed: { get: () => Promise.resolve(policy) } });
    const all = await load();
    await all.readManaged(0);
    await all.readManaged(1);
    expect(local()).toContain('probeToken');
    expect(local()).not.toContain('of the probe'.slice(3));
    Object.assign(browser.storage, { managed: { get: () => Promise.resolve({}) } });
    browser.storage.session.items['managed-run'] = { startedAt: 2, isDelivered: false };
    expect(await all.readManaged(2)).toMatchObject({ raw: policy, state: 'waiting' });
  },
);
