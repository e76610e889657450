/** Stored values that are read, changed and written back: no change is lost, however many come at once. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snooze } from '../../utils/core/snooze.ts';
import { fakeBrowser } from '../worker/fake-browser.ts';
import { freshIdb } from '../worker/fake-idb.ts';

const { mocked, idbMock } = vi.hoisted(() => ({
  mocked: { browser: {} },
  idbMock: {} as { openDB: (...all: unknown[]) => unknown },
}));
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => idbMock.openDB(...given) }));
vi.mock('../../utils/platform/browser.ts', () => mocked);
beforeEach(() => {
  mocked.browser = fakeBrowser();
  freshIdb(idbMock);
  vi.resetModules();
});

describe('at once', () => {
  it('two warnings are silenced, and one of them is taken back', async () => {
    const { addSnooze, dropSnooze, readSnoozes } = await import('../../utils/storage/snoozes.ts');
    const snooze = (to: string): Snooze => ({ to, reason: 'sms', level: 'exposed', until: 100 });
    const names = ['a.example', 'b.example', 'c.example'];
    await Promise.all(names.map((name) => addSnooze(snooze(name), 1, false)));
    expect((await readSnoozes(1, false)).map(({ to }) => to)).toEqual(names);
    await Promise.all([dropSnooze(snooze('a.example'), 1), addSnooze(snooze('d.example'), 1, false)]);
    expect((await readSnoozes(1, false)).map(({ to }) => to)).toEqual([
      'b.example',
      'c.example',
      'd.example',
    ]);
  });

  it('a tip is shown once, and two sites are hidden; each can be had back', async () => {
    const { hideTips, readHiddenTips, showTipsAgain, takeTip } = await import('../../utils/storage/tips.ts');
    expect(await Promise.all(['a.example', 'a.example'].map(takeTip))).toEqual([true, false]);
    await Promise.all(['a.example', 'b.example'].map((host) => hideTips(host, false)));
    expect(await readHiddenTips()).toEqual(['b.example', 'a.example']);
    await showTipsAgain('a.example');
    expect([await takeTip('a.example'), await takeTip('b.example')]).toEqual([true, false]);
  });

  it('one secret is made', async () => {
    const { readSecret } = await import('../../utils/storage/secret.ts');
    const [one, other] = await Promise.all([readSecret(), readSecret()]);
    expect(one).toHaveLength(32);
    expect(other).toEqual(one);
    expect(await readSecret()).toEqual(one);
  });

  it('two settings are chosen', async () => {
    const { readSettings, writeSettings } = await import('../../utils/policy/settings.ts');
    await Promise.all([writeSettings({ stage: 2 }), writeSettings({ privateWindows: true })]);
    expect(await readSettings()).toMatchObject({ stage: 2, privateWindows: true });
  });
});

describe('what a newer version has stored, before a roll-back', () => {
  const SNOOZE: Snooze = { to: 'a.example', reason: 'sms', level: 'exposed', until: 100 };
  const local = () => (mocked.browser as ReturnType<typeof fakeBrowser>).storage.local;

  it('settings: what is not known stays, what is chosen now counts', async () => {
    const { readSettings, writeSettings } = await import('../../utils/policy/settings.ts');
    await local().set({ settings: { stage: 9, resolver: { of: 'a new kind' }, colours: ['blue'] } });
    await writeSettings({ privateWindows: true });
    expect(local().items['settings']).toMatchObject({
      stage: 9,
      resolver: { of: 'a new kind' },
      colours: ['blue'],
      privateWindows: true,
    });
    const { stage } = await readSettings();
    await writeSettings({ stage });
    expect(local().items['settings']).toMatchObject({ stage, colours: ['blue'] });
  });

  it('lists: entries of a new kind stay', async () => {
    const { addSnooze, dropSnooze, readSnoozes } = await import('../../utils/storage/snoozes.ts');
    const newer = { whom: ['b.example'], ends: 'never' };
    await local().set({ snoozes: [newer, SNOOZE] });
    await addSnooze({ ...SNOOZE, to: 'c.example' }, 1, false);
    await dropSnooze(SNOOZE, 1);
    expect((await readSnoozes(1, false)).map(({ to }) => to)).toEqual(['c.example']);
    expect(local().items['snoozes']).toHaveLength(2);
    expect(local().items['snoozes']).toContainEqual(newer);
  });
});

describe('an item', () => {
  interface Box {
    readonly sizes: readonly number[];
  }
  const local = () => (mocked.browser as ReturnType<typeof fakeBrowser>).storage.local;
  /** Version 2 stores a list of numbers where version 1 stored one number. */
  const schema = (stored: unknown, version: number): Box | undefined =>
    version === 1
      ? { sizes: [(stored as { readonly size: number }).size] }
      : Array.isArray((stored as Partial<Box>).sizes)
        ? (stored as Box)
        : undefined;
  const define = async (version?: number) => {
    const { defineItem } = await import('../../utils/storage/item.ts');
    const none: Box = { sizes: [] };
    return defineItem({ area: 'local', key: 'box', schema, default: none, ...(version && { version }) });
  };

  it('has its default where nothing is stored, and where that cannot be read', async () => {
    const box = await define(2);
    expect(await box.read()).toEqual({ sizes: [] });
    await local().set({ 'box@2': { sizes: 'many' } });
    expect(await box.read()).toEqual({ sizes: [] });
  });

  it('begins with what the version before kept, which stays for a roll-back', async () => {
    await local().set({ box: { size: 3 } });
    const box = await define(2);
    expect(await box.read()).toEqual({ sizes: [3] });
    await box.change(({ sizes }) => ({ sizes: [...sizes, 4] }));
    expect(await box.read()).toEqual({ sizes: [3, 4] });
    expect(local().items).toEqual({ box: { size: 3 }, 'box@2': { sizes: [3, 4] } });
    await box.clear();
    expect(local().items).toEqual({});
  });

  it('loses no change of many at once, and none of what is forgotten between them comes back', async () => {
    const box = await define(2);
    const add = (size: number) => box.change(({ sizes }) => ({ sizes: [...sizes, size] }));
    await Promise.all([add(1), add(2), box.clear(), add(3), add(4)]);
    expect(await box.read()).toEqual({ sizes: [3, 4] });
  });

  it('writes nothing where nothing changes or the change fails, and goes on', async () => {
    const box = await define(2);
    const set = vi.spyOn(local(), 'set');
    await box.change((before) => before);
    const fail = () => {
      throw new Error('no');
    };
    await expect(box.change(fail)).rejects.toThrow('no');
    expect(set).not.toHaveBeenCalled();
    await box.change(() => ({ sizes: [1] }));
    expect(await box.read()).toEqual({ sizes: [1] });
  });

  it('tells of its own changes until nobody listens', async () => {
    const listeners = new Set<(changes: object, area: string) => void>();
    (mocked.browser as { storage: object }).storage = {
      ...(mocked.browser as { storage: object }).storage,
      onChanged: {
        addListener: (one: (changes: object, area: string) => void) => listeners.add(one),
        removeListener: (one: (changes: object, area: string) => void) => listeners.delete(one),
      },
    };
    const box = await define();
    const heard = vi.fn();
    const end = new AbortController();
    box.watch(end.signal, heard);
    const tell = (changes: object, area: string) => {
      for (const one of listeners) one(changes, area);
    };
    tell({ box: {} }, 'session');
    tell({ 'box@2': {} }, 'local');
    tell({ other: {} }, 'local');
    expect(heard).not.toHaveBeenCalled();
    tell({ box: {} }, 'local');
    expect(heard).toHaveBeenCalledTimes(1);
    end.abort();
    expect(listeners.size).toBe(0);
  });
});
