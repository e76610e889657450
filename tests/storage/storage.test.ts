/** What is read, changed and written back: no change is lost, however many come at once. */
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
    const { SETTINGS_KEY, readSettings, writeSettings } = await import('../../utils/policy/settings.ts');
    await local().set({ [SETTINGS_KEY]: { stage: 9, resolver: { of: 'a new kind' }, colours: ['blue'] } });
    await writeSettings({ privateWindows: true });
    expect(local().items[SETTINGS_KEY]).toMatchObject({
      stage: 9,
      resolver: { of: 'a new kind' },
      colours: ['blue'],
      privateWindows: true,
    });
    const { stage } = await readSettings();
    await writeSettings({ stage });
    expect(local().items[SETTINGS_KEY]).toMatchObject({ stage, colours: ['blue'] });
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
