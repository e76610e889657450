/** The common pipeline: what is true of every question, whether about a mail, a destination or a chat. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { fakeLookups } from '../checks/fake-lookups.ts';
import { fakeBrowser } from './fake-browser.ts';

const { mocked } = vi.hoisted(() => ({ mocked: { browser: {} } }));
vi.mock('../../utils/platform/browser.ts', () => mocked);

const CHAT = 'https://messages.google.com/';
type Worker = ReturnType<(typeof import('./worker.ts'))['startWorker']>;
/** Asks about something safe, or about something unsafe (`isBad`). */
type Ask = (worker: Worker, isBad: boolean, turn: number) => Promise<WindowReport>;

const mail: Ask = (worker, isBad, turn) => {
  const text = isBad ? '5551234567@vtext.com' : 'bob@gmail.com';
  const recipients = [{ field: 'to' as const, text }];
  const draft = { sender: { host: 'x' }, recipients, unreadable: 0, blind: false };
  return worker.say('assess', { window: 'w', adapter: 'App', depth: 'full', draft }, turn);
};
const destination: Ask = (worker, isBad, turn) => {
  const scheme = isBad ? 'http:' : 'https:';
  const to = { channel: 'upload' as const, scheme, host: 'files.example.org', upgraded: false };
  const content = { isSensitive: false, hasFiles: true, isBrowserWarning: false };
  const question = { window: 'w', adapter: 'App', destination: to, content, depth: 'full' as const };
  return worker.say('assess:destination', question, turn);
};
const chat: Ask = async (worker, isBad, turn) => {
  const state = isBad ? ('sms' as const) : ('end-to-end' as const);
  const question = { window: 'w', app: 'Google Messages', state, conversation: null };
  return (await worker.say('assess:conversation', question, turn, CHAT)).report;
};
const KINDS = [
  ['a mail', mail, 'App'],
  ['a destination', destination, 'App'],
  ['a chat', chat, 'Google Messages'],
] as const;

let browser: ReturnType<typeof fakeBrowser>;
let worker: Worker;
let waiting: ((lookups: Lookups) => void)[];
/** Starts a new worker in the same browser; its questions wait for their lookups until the test releases them. */
async function start(policy: object = {}) {
  vi.resetModules();
  await import('../setup/tables.ts');
  const { startWorker } = await import('./worker.ts');
  waiting = [];
  worker = startWorker(() => new Promise((resolve) => waiting.push(resolve)), { locked: policy });
}
const release = (number: number) =>
  vi.waitFor(() => {
    if (!waiting[number]) throw new Error(`question ${number} has not arrived`);
    waiting[number](fakeLookups({}));
  });
const reports = () => import('../../utils/storage/tab-reports.ts');
const stored = async () => (await reports()).readTabReport(7);
const levels = async () =>
  ((await stored())?.windows ?? []).flatMap((one) => one.assessments.map(({ verdict }) => verdict.level));
const settled = () => new Promise((resolve) => setTimeout(resolve, 30));
const badgeShows = (sign: string | null) =>
  vi.waitFor(() => {
    expect(browser.badge.at(-1)).toBe(sign);
  });
/** Asks about something unsafe with lookups that answer at once, and waits until the badge shows the result. */
async function tell(ask: Ask) {
  const number = waiting.length;
  const [report] = await Promise.all([ask(worker, true, 1), release(number)]);
  await badgeShows('!');
  return report;
}

beforeEach(async () => {
  mocked.browser = browser = fakeBrowser();
  await start();
});

describe.each(KINDS)('the answer about %s', (_, ask, app) => {
  it('is kept, and shown in the badge', async () => {
    expect((await tell(ask)).assessments).toHaveLength(1);
    expect(await levels()).toEqual(['exposed']);
    expect((await stored())?.adapter).toBe(app);
  });

  it('never overwrites a newer one', async () => {
    const slow = ask(worker, false, 1);
    await vi.waitFor(() => {
      expect(waiting).toHaveLength(1);
    });
    const fast = ask(worker, true, 2);
    await release(1);
    await fast;
    await badgeShows('!');
    await release(0);
    await slow;
    await settled();
    expect(await levels()).toEqual(['exposed']);
    expect(browser.badge.at(-1)).toBe('!');
  });

  it.each([
    ['the window was closed', () => worker.say('close', { window: 'w' }, 2)],
    ['the tab was closed', async () => (await reports()).dropTab(7)],
    [
      'the tab shows another host',
      () => void (browser.tabs.get = () => Promise.resolve({ url: 'https://elsewhere.example/' })),
    ],
    ['the tab is gone', () => void (browser.tabs.get = () => Promise.reject(new Error('No tab with id: 7')))],
  ])('is given and not kept, where %s meanwhile', async (_why, leave) => {
    const late = ask(worker, true, 1);
    await vi.waitFor(() => {
      expect(waiting).toHaveLength(1);
    });
    await leave();
    await release(0);
    expect((await late).assessments).toHaveLength(1);
    await settled();
    expect(await levels()).toEqual([]);
    expect(browser.badge).not.toContain('!');
  });

  it('is nothing where the organisation switched the app off, and takes along what was told before', async () => {
    await tell(ask);
    await start({ disabledApps: [app] });
    expect(await ask(worker, true, 2)).toMatchObject({ state: 'empty', assessments: [] });
    await badgeShows(null);
    expect(waiting, 'nobody is asked').toHaveLength(0);
    expect(await levels()).toEqual([]);
  });

  it('is given, though storage fails at everything that is written of it', async () => {
    await start({ journalDays: 30 });
    browser.storage.session.set = browser.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES'));
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect((await tell(ask)).assessments[0]?.verdict.level).toBe('exposed');
    told.mockRestore();
  });
});
