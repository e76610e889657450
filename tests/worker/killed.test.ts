/**
 * The worker is killed at every step of every handler that writes, or storage fails: nothing is doubled, lost, or
 * judged better.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageName, Request } from '../../utils/messages/protocol.ts';
import { fakeLookups } from '../checks/fake-lookups.ts';
import { fakeBrowser } from './fake-browser.ts';
import { freshIdb } from './fake-idb.ts';

const { mocked, idbMock } = vi.hoisted(() => ({
  mocked: { browser: {} },
  idbMock: {} as { openDB: (...all: unknown[]) => unknown },
}));
vi.mock('../../utils/platform/browser.ts', () => mocked);
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => idbMock.openDB(...given) }));
// A killed worker's locks end with it.
vi.stubGlobal('navigator', {});

const PHONE = '5551234567@vtext.com';
/** The tab in which the mail is written; the fake worker's (worker.ts), which cannot be imported before its mocks. */
const TAB = 7;
const HASH = 'ab'.repeat(32);
const ASSESS: Request<'assess'> = {
  window: 'w',
  adapter: null,
  depth: 'full',
  draft: { sender: { host: 'x' }, recipients: [{ field: 'to', text: PHONE }], unreadable: 0, blind: false },
};
const UPLOAD: Request<'assess:destination'> = {
  window: 'u',
  destination: { channel: 'upload', scheme: 'http:', host: 'open.example.org', upgraded: false },
  content: { isSensitive: false, hasFiles: true, isBrowserWarning: false },
  depth: 'full',
};
const CONVERSATION: Request<'assess:conversation'> = {
  window: 'c',
  app: 'Google Messages',
  state: 'sms',
  conversation: HASH,
  handles: ['+15551234567'],
};
const WRITE = 'chrome-extension://own-id/write.html';
const BUILDER = 'chrome-extension://own-id/policy.html';
/** Message, request, policy, and the page that sends it, unless it is a mail's. */
type Given = readonly [MessageName, object, string, url?: string];
type Case = readonly [MessageName, object, string, url: string | undefined];
const withPage = ([name, request, policy, url]: Given): Case => [name, request, policy, url];
const CASES: readonly Given[] = [
  ['assess', ASSESS, '{}'],
  ['assess:destination', UPLOAD, '{}'],
  ['record', { window: 'w', outcome: 'sent', reason: 'agreed by telephone' }, '{}'],
  ['snooze', { window: 'w', name: PHONE }, '{"mailActions":{"exposed":"warn"}}'],
  ['note:conversation', { conversation: HASH, level: 'exposed', isAnswered: true }, '{}'],
  ['tip', { what: 'hide' }, '{}'],
  ['tip', { what: 'ask' }, '{}'],
  ['claim', { window: 'w', handle: '+15551234567', means: 'imessage', holds: true }, '{}'],
  ['assess:conversation', CONVERSATION, '{}'],
  ['close', { window: 'w' }, '{}'],
  ['list:chats', {}, '{}'],
  ['retry', {}, '{}'],
  // Opens the database.
  ['inject:view', {}, '{}'],
  ['keys', { tab: TAB, window: '0:w', own: null }, '{}', WRITE],
];
/** These handlers write nothing: they inject a script or open a page, and do so again if asked again. */
const WRITES_NOTHING: readonly (readonly [MessageName, object, url?: string])[] = [
  [
    'trial',
    { port: 'dns', args: ['plain-mail.org', 'MX'], under: { stage: null, isResolverOff: false } },
    BUILDER,
  ],
  ['ask', { token: '1-22-333-4294967295' }],
  ['open', {}],
  ['inject:card', {}],
  ['inject:touch', {}],
  ['inject:tips', {}],
  ['inject:compose', {}],
  ['inject:adapter', { app: 'Roundcube' }],
  ['inject:texts', {}],
  ['inject:pickers', {}],
  ['inject:press', {}],
  ['inject:ways', {}],
  ['list:triggers', {}],
  ['inject:sealed', {}],
  ['inject:forms', {}],
  ['inject:chat', {}],
];

let browser: ReturnType<typeof fakeBrowser>;
let idb: ReturnType<typeof freshIdb>;
let steps = 0;
let alive = Infinity;
/** Takes one step; steps that a killed worker does not reach never complete. */
const step = () => (++steps > alive ? new Promise<never>(() => undefined) : Promise.resolve());

async function start(locked: string) {
  vi.resetModules();
  await import('../setup/tables.ts');
  const { startWorker } = await import('./worker.ts');
  return startWorker(() => fakeLookups({}), {
    locked: { journalDays: 30, ...(JSON.parse(locked) as object) },
  });
}
/** Waits until no step has been taken for a while. */
async function settled() {
  for (let before = -1; before !== steps;) {
    before = steps;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
/** Returns everything that is stored afterwards, without times and random values. */
const left = () => plain([browser.storage.local.items, browser.storage.session.items, idb.databases]);
const plain = (all: unknown) =>
  JSON.parse(
    JSON.stringify(all, (key, value: unknown) =>
      /^(at|until|updatedAt|observedAt|expiresAt|sizes|salt)$/.test(key) ? 0 : value,
    ),
  ) as unknown;

async function begin(locked: string) {
  mocked.browser = browser = fakeBrowser();
  idb = freshIdb(idbMock);
  for (const area of [browser.storage.local, browser.storage.session])
    for (const name of ['get', 'set', 'remove'] as const) {
      const before = area[name].bind(area) as (given: never) => Promise<never>;
      Object.assign(area, { [name]: (given: never) => step().then(() => before(given)) });
    }
  alive = Infinity;
  const worker = await start(locked);
  await worker.say('assess', ASSESS, 1);
  await settled();
  idb.hooks.step = step;
  return worker;
}

beforeEach(() => {
  steps = 0;
  alive = Infinity;
});

it('is tried with every handler that there is', async () => {
  const { names } = await begin('{}');
  const tried = new Set([...CASES, ...WRITES_NOTHING].map(([name]) => name));
  expect(
    [...tried].sort(),
    'a handler that writes has a case in CASES; one that does not stands in WRITES_NOTHING',
  ).toEqual(names.sort());
});

it.each(WRITES_NOTHING.map(([name, request, url]) => [name, request, url] as const))(
  '%s writes nothing',
  async (name, request, url) => {
    const worker = await begin('{}');
    const before = left();
    await worker.say(name, request, 2, url);
    await settled();
    expect(left()).toEqual(before);
  },
);

describe('killed at every step and asked again', () => {
  it.each(CASES.map(withPage))('%s', { timeout: 120_000 }, async (name, request, locked, url) => {
    const whole = await begin(locked);
    steps = 0;
    const answer = await whole.say(name, request, 2, url);
    await settled();
    const [most, right] = [steps, left()];
    expect(most).toBeGreaterThan(0);
    for (let killed = 0; killed < most; killed += 1) {
      const dying = await begin(locked);
      steps = 0;
      alive = killed;
      void dying.say(name, request as never, 2, url).catch(() => undefined);
      await settled();
      alive = Infinity;
      idb.restart();
      const next = await start(locked);
      const again = await next.say(name, request, 2, url);
      await settled();
      expect(plain(again), `killed at step ${killed}`).toEqual(plain(answer));
      expect(left(), `killed at step ${killed}`).toEqual(right);
    }
  });
});

describe('a storage that takes nothing', () => {
  it.each(CASES.slice(0, 2).map(withPage))('changes no answer to %s', async (name, request, locked) => {
    const rich = await begin(locked);
    const answer = await rich.say(name, request, 2);
    const poor = await begin(locked);
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    Object.assign(browser.storage.local, { set: full });
    Object.assign(browser.storage.session, { set: full });
    idb.hooks.step = full;
    vi.spyOn(console, 'error').mockReturnValue();
    expect(await poor.say(name, request as never, 2)).toEqual(answer);
    const site = await poor.say('list:chats', {}, 3);
    expect(site.salt).toBeNull();
  });
});
