import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assessment, Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';

const { session } = vi.hoisted(() => ({ session: new Map<string, unknown>() }));
vi.mock('../../utils/platform/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: (key: string) => Promise.resolve(session.has(key) ? { [key]: session.get(key) } : {}),
        set: (items: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(items)) session.set(key, value);
          return Promise.resolve();
        },
        remove: (key: string) => Promise.resolve(void session.delete(key)),
      },
    },
  },
}));
const { badgeOf, dropLeftTab, dropTab, dropWindow, noteOpenWindow, readTabReport, writeWindowReport } =
  await import('../../utils/storage/tab-reports.ts');

const assessment = (level: Level) => ({ verdict: { level, evidence: [] } }) as unknown as Assessment;
const report = (id: string, ...levels: Level[]): WindowReport => ({
  id,
  kind: 'message',
  state: 'assessed',
  pending: false,
  unreadable: 0,
  assessments: levels.map(assessment),
});
const younger = () => Promise.resolve(Infinity);
const place = { site: 'mail.google.com', adapter: 'Gmail', now: 1 };

beforeEach(() => {
  session.clear();
});

describe('the report store', () => {
  it('keeps every window of a tab, also when two report at once', async () => {
    await Promise.all([writeWindowReport(7, place, report('a')), writeWindowReport(7, place, report('b'))]);
    expect((await readTabReport(7))?.windows.map(({ id }) => id).sort()).toEqual(['a', 'b']);
  });

  it('replaces a window’s earlier report', async () => {
    await writeWindowReport(7, place, report('a', 'unknown'));
    const after = await writeWindowReport(7, place, report('a', 'exposed'));
    expect(after?.windows).toHaveLength(1);
    expect(after && badgeOf(after)).toBe('exposed');
  });

  it('takes away what was told of a form, where there is nothing to tell of it any more', async () => {
    const form = (...levels: Level[]): WindowReport => ({ ...report('a', ...levels), kind: 'form' });
    const nothing: WindowReport = { ...form(), state: 'empty' };
    expect(await writeWindowReport(7, place, nothing)).toBeNull();
    expect(await readTabReport(7)).toBeNull();
    await writeWindowReport(7, place, report('b'));
    await writeWindowReport(7, place, form('exposed'));
    const after = await writeWindowReport(7, place, nothing);
    expect(after?.windows.map(({ id }) => id)).toEqual(['b']);
    expect(await readTabReport(7)).toEqual(after);
  });

  it('forgets closed windows and left tabs', async () => {
    await writeWindowReport(7, place, report('a'));
    expect((await dropWindow(7, 'a'))?.windows).toEqual([]);
    await dropTab(7);
    expect(await readTabReport(7)).toBeNull();
  });

  it('forgets a window by its name, whichever frame says that it is closed', async () => {
    await writeWindowReport(7, place, report('0:f1-2'));
    await writeWindowReport(7, place, report('0:f1-2-links'));
    expect((await dropWindow(7, 'f1-2'))?.windows.map(({ id }) => id)).toEqual(['0:f1-2-links']);
  });
});

describe('a window whose answer is awaited', () => {
  it('is still there until it is closed, however often it is asked about', () => {
    const first = noteOpenWindow(7, 'a');
    const second = noteOpenWindow(7, 'a');
    const other = noteOpenWindow(71, 'a');
    expect([first(), second()]).toEqual([true, true]);
    void dropWindow(7, 'a');
    expect([first(), second(), other()]).toEqual([false, false, true]);
  });

  it('is not gone because something loads in its tab', async () => {
    await writeWindowReport(7, place, report('0:f1-2'));
    const isPresent = noteOpenWindow(7, 'f1-2');
    expect(await dropLeftTab(7, undefined, younger)).toBe(true);
    expect(isPresent()).toBe(true);
  });

  it('is not the one of the same name that comes after it', () => {
    const before = noteOpenWindow(7, 'a');
    void dropTab(7);
    expect([noteOpenWindow(7, 'a')(), before()]).toEqual([true, false]);
  });
});

describe('a tab that loads', () => {
  it.each([
    ['another host', 'https://elsewhere.org/', 0, true],
    ['a reload, which names no address', undefined, 2, true],
    ['a page that we may not enter', undefined, null, true],
    ['only a frame of the page reported on', undefined, 0, false],
    ['another page of the same host', 'https://mail.google.com/mail/u/0/#inbox', 2, false],
  ])('%s', async (_, url, born, left) => {
    await writeWindowReport(7, place, report('a'));
    expect(await dropLeftTab(7, url, () => Promise.resolve(born))).toBe(left);
    expect((await readTabReport(7)) === null).toBe(left);
  });
});

describe('a page that hangs', () => {
  it('holds up no report', async () => {
    await writeWindowReport(7, place, report('a'));
    void dropLeftTab(7, undefined, () => new Promise(() => undefined));
    expect((await writeWindowReport(7, place, report('b')))?.windows).toHaveLength(2);
  });
});

describe('a tab that goes back to a page that was kept', () => {
  it('keeps what that page tells while the one before is being forgotten', async () => {
    await writeWindowReport(7, { ...place, site: 'elsewhere.org' }, report('old'));
    const telling = writeWindowReport(7, place, report('f1-2', 'exposed'));
    await dropLeftTab(7, 'https://mail.google.com/', younger);
    await telling;
    expect((await readTabReport(7))?.windows.map(({ id }) => id)).toContain('f1-2');
  });
});

describe('badgeOf', () => {
  const badge = (...windows: WindowReport[]) => badgeOf({ ...place, windows, updatedAt: 1 });

  it('is the worst level of all windows', () => {
    expect(badge(report('a', 'transport'), report('b', 'unproven', 'end-to-end'))).toBe('unproven');
  });

  it('shows blindness rather than a good level, and a known danger rather than blindness', () => {
    const blind: WindowReport = { ...report('x'), state: 'blind' };
    expect(badge(report('a', 'end-to-end'), blind)).toBe('blind');
    expect(badge(report('a', 'exposed'), blind)).toBe('exposed');
    expect(badge(report('a', 'end-to-end'), { ...blind, state: 'elsewhere' })).toBe('blind');
  });

  it('is nothing without recipients', () => {
    expect(badge(report('a'))).toBeNull();
  });
});
