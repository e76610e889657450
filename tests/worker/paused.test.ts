/** A site that the person has paused: no lookups for it, nothing is shown or held there, and the pause ends. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pauseOf } from '../../utils/core/pause.ts';
import { fakeLookups } from '../checks/fake-lookups.ts';
import { fakeBrowser } from './fake-browser.ts';

const { mocked } = vi.hoisted(() => ({ mocked: { browser: {} } }));
vi.mock('../../utils/platform/browser.ts', () => mocked);

const SITE = 'mail.unseen.org';
const PAGE = `https://${SITE}/`;
const HOUR = 3_600_000;
const BAD = '5551234567@vtext.com';

let browser: ReturnType<typeof fakeBrowser>;
let asked: number;
type Worker = ReturnType<(typeof import('./worker.ts'))['startWorker']>;
let worker: Worker;

async function start(policy: object = {}, isPrivate = false) {
  vi.resetModules();
  await import('../setup/tables.ts');
  const { startWorker } = await import('./worker.ts');
  const lookupsFor = () => {
    asked += 1;
    return fakeLookups({});
  };
  worker = startWorker(lookupsFor, { locked: policy }, isPrivate);
}
const pause = (site: string, at = Date.now()) => {
  browser.storage.local.items.pauses = [pauseOf(site, 'hour', at, 24)];
};
const mail = (turn: number, url = PAGE, frameId = 0, around = url) => {
  const recipients = [{ field: 'to' as const, text: BAD }];
  const draft = { sender: { host: 'x' }, recipients, unreadable: 0, blind: false };
  return worker.say(
    'assess',
    { window: 'w', adapter: null, depth: 'full', draft },
    turn,
    url,
    frameId,
    around,
  );
};
const stored = async () => (await import('../../utils/storage/tab-reports.ts')).readTabReport(7);

beforeEach(async () => {
  asked = 0;
  browser = fakeBrowser();
  mocked.browser = browser;
  browser.tabs.get = () => Promise.resolve({ url: PAGE });
  await start();
});

it('asks nobody, shows and holds nothing, and takes along what was told before', async () => {
  expect((await mail(1)).assessments[0]?.verdict.level).toBe('exposed');
  await vi.waitFor(async () => {
    expect((await stored())?.windows).toHaveLength(1);
  });
  asked = 0;
  pause(SITE);
  expect(await mail(2)).toMatchObject({ state: 'empty', assessments: [], rules: { isStrict: false } });
  await vi.waitFor(async () => {
    expect((await stored())?.windows).toEqual([]);
    expect(browser.icons.at(-1)).toBe('/icon/paused-16.png');
    expect(browser.badge.at(-1)).toBeNull();
  });
  expect(asked).toBe(0);
});

it('is of the tab: of all frames in it, and of no frame of the site in another', async () => {
  pause(SITE);
  const inside = { frame: 'https://ads.example.com/', tab: PAGE };
  expect((await mail(1, inside.frame, 3, inside.tab)).state).toBe('empty');
  expect((await mail(2, PAGE, 3, 'https://portal.example.com/')).state).toBe('assessed');
});

it.each([
  [
    'ends at its time',
    () => {
      pause(SITE, Date.now() - HOUR);
    },
  ],
  [
    'is of one site',
    () => {
      pause('mail.example.org');
    },
  ],
])('%s', async (_what, make) => {
  make();
  expect((await mail(1)).state).toBe('assessed');
});

it('silences a destination, a chat and a tip, too', async () => {
  pause(SITE);
  const to = { channel: 'form' as const, scheme: 'http:', host: 'shop.org', upgraded: false };
  const content = { isSensitive: true, hasFiles: false, isBrowserWarning: false };
  const form = { window: 'f', destination: to, content, depth: 'full' as const };
  expect((await worker.say('assess:destination', form, 1)).state).toBe('empty');
  expect(await worker.say('tip', { what: 'ask' }, 2)).toBe(false);
  await start({ chatActions: { exposed: 'warn' } });
  expect(await worker.say('list:chats', {}, 3)).toMatchObject({ mayHold: false });
});

describe('under policy', () => {
  it.each([
    ['forbidden', 'block'],
    ['to have a reason', 'justify'],
  ])('never silences what the organisation wants %s', async (_what, exposed) => {
    pause(SITE);
    await start({ mailActions: { exposed } });
    expect((await mail(1)).assessments[0]?.action).toBe(exposed);
    // The policy says nothing about forms, so the pause applies to them.
    const to = { channel: 'form' as const, scheme: 'http:', host: 'shop.org', upgraded: false };
    const content = { isSensitive: true, hasFiles: false, isBrowserWarning: false };
    const form = { window: 'f', destination: to, content, depth: 'full' as const };
    expect((await worker.say('assess:destination', form, 2)).state).toBe('empty');
  });

  it('is nothing that the organisation has switched off', async () => {
    pause(SITE);
    await start({ pauseHours: 0 });
    expect((await mail(1)).state).toBe('assessed');
  });
});

it('of a private window holds there alone', async () => {
  browser.storage.session.items.pauses = [pauseOf(SITE, 'hour', Date.now(), 24)];
  expect((await mail(1)).state).toBe('assessed');
  await start({}, true);
  expect((await mail(2)).state).toBe('empty');
});
