/** A whole day in a private window: afterwards, everything that outlives the browser session is as before. */
import { isDeepStrictEqual } from 'node:util';
import { beforeEach, expect, it, vi } from 'vitest';
import type { MessageName, Request } from '../../utils/messages/protocol.ts';
import { requests } from '../../utils/messages/schema.ts';
import { fakeLookups } from '../checks/fake-lookups.ts';
import { fakeBrowser } from './fake-browser.ts';
import { freshIdb } from './fake-idb.ts';

const { mocked, idbMock } = vi.hoisted(() => ({
  mocked: { browser: {} },
  idbMock: {} as { openDB: (...all: unknown[]) => unknown },
}));
vi.mock('../../utils/platform/browser.ts', () => mocked);
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => idbMock.openDB(...given) }));

const PHONE = '5551234567@vtext.com';
const HASH = 'ab'.repeat(32);
/** The messages that pages send in a day, in order. */
const DAY: { readonly [N in MessageName]?: Request<N> } = {
  assess: {
    window: 'w',
    adapter: null,
    depth: 'full',
    isActed: true,
    draft: {
      sender: { host: 'x' },
      recipients: [
        { field: 'to', text: PHONE },
        { field: 'to', text: 'bob@plain-mail.org' },
      ],
      unreadable: 0,
      blind: false,
    },
  },
  record: { window: 'w', outcome: 'sent', reason: 'agreed by telephone' },
  snooze: { window: 'w', name: PHONE },
  claim: { window: 'w', handle: '+15551234567', means: 'imessage', holds: true },
  'assess:destination': {
    window: 'u',
    destination: { channel: 'upload', scheme: 'http:', host: 'open.example.org', upgraded: false },
    content: { isSensitive: false, hasFiles: true, isBrowserWarning: false },
    depth: 'full',
  },
  'list:chats': {},
  'assess:conversation': {
    window: 'c',
    app: 'Google Messages',
    state: 'sms',
    conversation: HASH,
    handles: ['+15551234567'],
  },
  'note:conversation': { conversation: HASH, level: 'exposed', isAnswered: true },
  tip: { what: 'hide' },
  retry: {},
  close: { window: 'w' },
};

let browser: ReturnType<typeof fakeBrowser>;
let idb: ReturnType<typeof freshIdb>;
beforeEach(() => {
  mocked.browser = browser = fakeBrowser();
  idb = freshIdb(idbMock);
});
/** Messages that only inject a script or open a page of ours, in the order in which a page may send them. */
const INJECTING: { readonly [N in MessageName]?: Request<N> } = {
  'inject:touch': {},
  'inject:compose': {},
  'inject:adapter': { app: 'Roundcube' },
  'inject:texts': {},
  'inject:press': {},
  'inject:ways': {},
  'list:triggers': {},
  'inject:forms': {},
  'inject:pickers': {},
  'inject:sealed': {},
  'inject:chat': {},
  'inject:tips': {},
  'inject:view': {},
  'inject:card': {},
  ask: { token: '1b671a64-40d5-491e-99b0-da01ff1f3341' },
  open: {},
};
/** Messages that make lookups as those of the day do. */
const LOOKING = ['keys', 'trial'];

it('the day has every message of which something is kept', () => {
  const all = [...Object.keys(INJECTING), ...Object.keys(DAY), ...LOOKING];
  expect(all.sort()).toEqual(Object.keys(requests).sort());
});

const lasting = () => structuredClone({ local: browser.storage.local.items, databases: idb.databases });

/** What leaves something in an ordinary window; with the rules of `LOCKED`. */
const LEAVING = 'record snooze claim list:chats note:conversation tip'.split(' ');
/** A snooze is for warnings. */
const LOCKED = { journalDays: 30, mailActions: { exposed: 'warn' } } as const;

it.each([
  [true, 'nothing of it'],
  [false, 'of an ordinary window'],
])('private %s: what lasts holds %s', async (isPrivate) => {
  vi.resetModules();
  await import('../setup/tables.ts');
  const { startWorker } = await import('./worker.ts');
  const { openDatabase } = await import('../../utils/storage/db.ts');
  await openDatabase();
  const worker = startWorker(() => fakeLookups({}), { locked: LOCKED }, isPrivate);
  const before = lasting();
  let turn = 0;
  // What cannot be injected or opened here was tried all the same.
  for (const [name, request] of Object.entries(INJECTING))
    await worker.say(name as MessageName, request, (turn += 1)).catch(() => null);
  const leaving: string[] = [];
  for (const [name, request] of Object.entries(DAY)) {
    const sofar = lasting();
    await worker.say(name as MessageName, request, (turn += 1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (!isDeepStrictEqual(lasting(), sofar)) leaving.push(name);
  }
  if (isPrivate) expect(lasting()).toEqual(before);
  expect(leaving).toEqual(isPrivate ? [] : LEAVING);
});
