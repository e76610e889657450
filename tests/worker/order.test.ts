/** Older never overwrites newer: what popup and badge end on, whatever arrives late. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Depth } from '../../utils/messages/protocol.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import { fakeLookups } from '../checks/fake-lookups.ts';
import { fakeBrowser } from './fake-browser.ts';

const { mocked } = vi.hoisted(() => ({ mocked: { browser: {} } }));
vi.mock('../../utils/platform/browser.ts', () => mocked);

const GOOD = 'bob@gmail.com';
const BAD = '5551234567@vtext.com';
const draft = (to: string) => ({
  sender: { host: 'x' },
  recipients: [{ field: 'to' as const, text: to }],
  unreadable: 0,
  blind: false,
});
const mail = (to: string, depth: Depth = 'full', window = 'w') => ({
  window,
  adapter: null,
  depth,
  draft: draft(to),
});
const upload = (host: string, scheme = 'https:') => ({
  window: 'w',
  destination: { channel: 'upload' as const, scheme, host, upgraded: false },
  content: { isSensitive: false, hasFiles: true, isBrowserWarning: false },
  depth: 'full' as const,
});

/** Creates lookups that keep each question waiting until the test releases it. */
function heldLookups() {
  const waiting: ((lookups: Lookups) => void)[] = [];
  return {
    lookupsFor: () => new Promise<Lookups>((resolve) => waiting.push(resolve)),
    /** Releases the question with this number, once it has arrived. */
    release: (number: number, lookups: Lookups = fakeLookups({})) =>
      vi.waitFor(
        () => {
          if (!waiting[number]) throw new Error(`question ${number} has not arrived`);
          waiting[number](lookups);
        },
        // A busy machine takes longer than the default of one second.
        { timeout: 5_000 },
      ),
  };
}

let browser: ReturnType<typeof fakeBrowser>;
let lookups: ReturnType<typeof heldLookups>;
let worker: ReturnType<(typeof import('./worker.ts'))['startWorker']>;
/** Starts a new worker in the same browser: whatever was only in memory is gone. */
async function restart() {
  vi.resetModules();
  await import('../setup/tables.ts');
  const { startWorker } = await import('./worker.ts');
  lookups = heldLookups();
  worker = startWorker(lookups.lookupsFor);
}
const read = async () => (await import('../../utils/storage/tab-reports.ts')).readTabReport(7);
const toldNow = async () =>
  ((await read())?.windows ?? []).flatMap(({ assessments }) =>
    assessments.map(({ subject }) => (subject.type === 'recipient' ? subject.address : subject.host)),
  );
const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

beforeEach(async () => {
  mocked.browser = browser = fakeBrowser();
  await restart();
});

describe('popup and badge', () => {
  it.each([
    ['the full answer to an earlier draft after the first one to the next', 'full', 'first'],
    ['the first answer to an earlier draft after the first one to the next', 'first', 'first'],
    ['the tables’ answer to an earlier draft after the full one to the next', 'tables', 'full'],
  ] as const)('end on the newer draft: %s', async (_, earlier, later) => {
    const slow = worker.say('assess', mail(GOOD, earlier), 1);
    const fast = worker.say('assess', mail(BAD, later), 2);
    await lookups.release(1);
    await fast;
    await lookups.release(0);
    await slow;
    await settled();
    expect(await toldNow()).toEqual([BAD]);
    expect(browser.badge.at(-1)).toBe('!');
  });

  it('follow one draft from the first answer to the full one, and never back', async () => {
    const first = worker.say('assess', mail(GOOD, 'first'), 1);
    const full = worker.say('assess', mail(BAD, 'full'), 1);
    await lookups.release(1);
    await full;
    await lookups.release(0);
    await first;
    await settled();
    expect(await toldNow()).toEqual([BAD]);
  });

  it('end on the newer draft, also where the older question is put anew to a worker that knows nothing', async () => {
    await Promise.all([worker.say('assess', mail(BAD), 2), lookups.release(0)]);
    await settled();
    await restart();
    await Promise.all([worker.say('assess', mail(GOOD), 1), lookups.release(0)]);
    await settled();
    expect(await toldNow()).toEqual([BAD]);
  });

  it('do not bring a closed window back, neither by a late answer nor by a question that is put anew', async () => {
    const late = worker.say('assess', mail(BAD), 1);
    await worker.say('close', { window: 'w' }, 2);
    await lookups.release(0);
    await late;
    await settled();
    expect(await toldNow()).toEqual([]);
    await restart();
    await Promise.all([worker.say('assess', mail(BAD), 1), lookups.release(0)]);
    await settled();
    expect(await toldNow()).toEqual([]);
  });

  it('show a window again that comes back from the back/forward cache', async () => {
    await worker.say('close', { window: 'w' }, 2);
    await Promise.all([worker.say('assess', mail(BAD), 3), lookups.release(0)]);
    await settled();
    expect(await toldNow()).toEqual([BAD]);
  });

  it('end on what is chosen now of destinations, too', async () => {
    const slow = worker.say('assess:destination', upload('safe.example.org'), 1);
    const fast = worker.say('assess:destination', upload('open.example.org', 'http:'), 2);
    await lookups.release(1);
    await fast;
    await lookups.release(0);
    await slow;
    await settled();
    expect(await toldNow()).toEqual(['open.example.org']);
    expect(browser.badge.at(-1)).toBe('!');
  });

  it('end on the correction, not on the answer that was under way when it came to light', async () => {
    const first = upload('www.example.org', 'http:');
    await Promise.all([worker.say('assess:destination', first, 1), lookups.release(0)]);
    let letGo: () => void = () => undefined;
    const held = fakeLookups({});
    const https = (host: string) =>
      host === 'www.example.org'
        ? new Promise<void>((resolve) => (letGo = resolve)).then(() => fakeLookups({}).https(host))
        : fakeLookups({}).https(host);
    const full = worker.say('assess:destination', first, 2);
    await lookups.release(1, { ...held, https });
    await vi.waitFor(() => {
      expect(worker.handed).toHaveLength(1);
    });
    await settled();
    worker.handed[0]?.onSent({ url: new URL('http://other.example.org/'), isSocket: false });
    await vi.waitFor(async () => {
      expect(await toldNow()).toEqual(['other.example.org']);
    });
    letGo();
    await full;
    await settled();
    expect(await toldNow()).toEqual(['other.example.org']);
  });

  it('end on the newer state of a conversation', async () => {
    const ask = (state: 'sms' | 'end-to-end', turn: number) =>
      worker.say(
        'assess:conversation',
        { window: 'w', app: 'WhatsApp', state, conversation: null },
        turn,
        'https://web.whatsapp.com/',
      );
    const slow = ask('end-to-end', 1);
    const fast = ask('sms', 2);
    await lookups.release(1);
    await fast;
    const after = await vi.waitUntil(async () => (await read())?.windows);
    expect(after).toHaveLength(1);
    await lookups.release(0);
    await slow;
    await settled();
    expect((await read())?.windows).toEqual(after);
  });

  it.each([
    ['can be stored', () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'))],
    ['is ever said of what is stored', () => new Promise<never>(() => undefined)],
  ])('are no reason to give no answer, where nothing %s', async (_, set) => {
    browser.storage.session.set = browser.storage.local.set = set;
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [report] = await Promise.all([worker.say('assess', mail(BAD), 1), lookups.release(0)]);
    expect(report.assessments[0]?.verdict.level).toBe('exposed');
    const form = worker.say('assess:destination', upload('open.example.org', 'http:'), 1);
    const [sent] = await Promise.all([form, lookups.release(1)]);
    expect(sent.assessments[0]?.verdict.level).toBe('exposed');
    await settled();
    told.mockRestore();
  });

  it('show the danger in the badge, also where it cannot be stored', async () => {
    browser.storage.session.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await Promise.all([worker.say('assess', mail(BAD), 1), lookups.release(0)]);
    await vi.waitFor(() => {
      expect(browser.badge.at(-1)).toBe('!');
    });
    told.mockRestore();
  });

  it('give other tabs’ reports up, where there is no room for this one', async () => {
    const { writeWindowReport, readTabReport } = await import('../../utils/storage/tab-reports.ts');
    const report = {
      id: '0:x',
      kind: 'message',
      state: 'assessed',
      pending: false,
      assessments: [],
      unreadable: 1,
    } as const;
    await writeWindowReport(8, { site: 'a', adapter: null, now: 1 }, report);
    const { session } = browser.storage;
    const set = session.set.bind(session);
    session.set = (items) =>
      'tab:8' in session.items ? Promise.reject(new Error('QUOTA_BYTES')) : set(items);
    await writeWindowReport(9, { site: 'b', adapter: null, now: 2 }, report);
    expect([await readTabReport(8), (await readTabReport(9))?.site]).toEqual([null, 'b']);
  });
});
