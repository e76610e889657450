/**
 * A worker that was stopped is woken by an event, and does then what it would have done before: every listener, and
 * every alarm. Browsers wake a worker only for what it listened to in the first turn of its event loop.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saying } from '../setup/speaker.ts';
import { freshIdb } from './fake-idb.ts';
import { listening, type Kept, type Listening } from './listening.ts';
import { WOKEN } from './woken-by.ts';

const { mocked, idbMock } = vi.hoisted(() => ({
  mocked: { browser: {} },
  idbMock: {} as { openDB: (...all: unknown[]) => unknown },
}));
vi.mock('../../utils/platform/browser.ts', () => mocked);
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => idbMock.openDB(...given) }));
vi.mock('wxt/utils/define-background', () => ({ defineBackground: (main: () => void) => ({ main }) }));
vi.mock('../../utils/worker/library.ts', () => ({
  loadLibrary: () => import('../../utils/assess/judging.ts'),
  dropLibrary: () => undefined,
  keepLibraries: () => undefined,
}));
// A killed worker's locks end with it.
vi.stubGlobal('navigator', { onLine: true });
// Node gives such a URL no origin.
vi.stubGlobal('location', { origin: 'chrome-extension://own-id', hostname: 'own-id' });
vi.stubGlobal(
  'chrome',
  saying((key) => (key === 'locale_language' ? 'en' : key)),
);

const ROOT = join(import.meta.dirname, '..', '..');
/** Starts a worker over what the one before has left. */
async function start(kept?: Kept): Promise<Listening> {
  vi.resetModules();
  const worker = listening(kept);
  mocked.browser = worker.browser;
  await import('../setup/tables.ts');
  const background = (await import('../../entrypoints/background/index.ts')) as unknown as {
    readonly default: { readonly main: () => void };
  };
  background.default.main();
  worker.endTurn();
  return worker;
}
beforeEach(() => {
  freshIdb(idbMock);
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('offline'))),
  );
});

/** Files that begin to listen only later, and why that is enough. */
const LATER: Readonly<Record<string, string>> = {
  'utils/requests/chat-bodies.ts':
    'listens to one tab while its page says every few seconds that it is in use, which wakes the worker',
};
/** Files of the same rooms that listen elsewhere than in the worker. */
const OF_PAGES = ['utils/storage/tab-reports.ts'];
/** Files that listen in one browser's worker alone. Chromium reports nothing about connections. */
const OF_FIREFOX = ['utils/lookups/browser-upgrades.ts', 'utils/requests/connections.ts'];
/** Firefox' background would be woken for ever (bug 1899767); the page tells it anew of its files. */
const OF_CHROMIUM = ['utils/requests/uploads.ts'];

const rooms = [
  'entrypoints/background',
  ...'worker lookups requests policy storage'.split(' ').map((one) => `utils/${one}`),
];
const sources = rooms.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
);

it.each([
  ['chromium', '', OF_FIREFOX],
  ['firefox', 'yes', OF_CHROMIUM],
])('listens in its first turn to whatever it listens to at all, in %s', async (_, firefox, others) => {
  vi.stubEnv('FIREFOX', firefox);
  const worker = await start();
  const first = worker.registered.filter(({ isFirst }) => isFirst);
  const files = sources.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('.addListener('));
  const elsewhere = [...Object.keys(LATER), ...OF_PAGES, ...others];
  expect([...new Set(first.map(({ file }) => file))].sort()).toEqual(
    files.filter((file) => !elsewhere.includes(file)).sort(),
  );
  expect([...new Set(first.map(({ event }) => event))].sort(), 'each has its case').toEqual(
    Object.keys(WOKEN).sort(),
  );
  vi.unstubAllEnvs();
});

it('has a case here for each of its alarms', () => {
  const names = sources.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/alarms\.create\((\w+)/g)].map(
      ([, name]) =>
        new RegExp(`const ${name ?? ''} = '(\\w+)'`).exec(readFileSync(join(ROOT, file), 'utf8'))?.[1],
    ),
  );
  const tried = WOKEN['alarms.onAlarm']?.map(({ given: [alarm] }) => (alarm as { name: string }).name);
  expect(names.sort()).toEqual(tried?.sort());
});

describe('a worker that was stopped', () => {
  const all = Object.entries(WOKEN).flatMap(([event, cases]) =>
    cases.map((one) => [event, JSON.stringify(one.given).slice(0, 60), one] as const),
  );
  const wake = async (event: string, { before, given, done }: (typeof all)[number][2]) => {
    const stopped = await start();
    await before?.(stopped);
    const woken = await start(stopped.kept);
    const answers = woken.happen(event, ...given);
    expect(answers.length).toBeGreaterThan(0);
    await vi.waitFor(() => done(woken, answers), 5_000);
  };
  it.each(all)('is woken by %s %s', (event, _, one) => wake(event, one));
  const former = all.filter(([event, , { before }]) => event.startsWith('webRequest.') && !before);
  it.each(former)('is so in Firefox, by %s %s', async (event, _, one) => {
    vi.stubEnv('FIREFOX', 'yes');
    await wake(event, one);
    vi.unstubAllEnvs();
  });
});
