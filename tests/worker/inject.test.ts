/** A page gets its scripts, or is told that it did not: a page that hears nothing would never ask again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from './fake-browser.ts';

const fake = fakeBrowser();
vi.mock('../../utils/platform/browser.ts', () => ({ browser: fake, isFirefox: false }));

const { startWorker } = await import('./worker.ts');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const worker = (policy = {}) =>
  startWorker(() => {
    throw new Error('nothing is looked up');
  }, policy);

it.each(['inject:touch', 'inject:compose', 'inject:view', 'inject:forms', 'inject:card'] as const)(
  'an injection that the browser never answers is told as failed: %s',
  async (name) => {
    fake.scripting.executeScript.mockClear();
    fake.scripting.executeScript.mockImplementation(() => new Promise(() => undefined));
    const answer = worker()
      .say(name, {}, 1)
      .then(
        () => 'there',
        () => 'not there',
      );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await Promise.race([answer, Promise.resolve('no answer')])).toBe('not there');
    // No second attempt, since the first may still succeed.
    expect(fake.scripting.executeScript).toHaveBeenCalledTimes(1);
  },
);

it('one that is done is told at once', async () => {
  fake.scripting.executeScript.mockImplementation(() => Promise.resolve([]));
  expect(await worker().say('inject:view', {}, 1)).toBe(true);
});

it('one that failed is tried once more', async () => {
  fake.scripting.executeScript.mockImplementationOnce(() => Promise.reject(new Error('busy')));
  fake.scripting.executeScript.mockImplementation(() => Promise.resolve([]));
  expect(await worker().say('inject:view', {}, 1)).toBe(true);
});

it('an app on a host that policy names comes with what looks for mails that its adapter does not find', async () => {
  fake.scripting.executeScript.mockClear();
  fake.scripting.executeScript.mockImplementation(() => Promise.resolve([]));
  const { say } = worker({ locked: { extraHosts: [{ host: 'mail.city.org', app: 'Roundcube' }] } });
  await say('inject:compose', {}, 1, 'https://mail.city.org/');
  const calls = fake.scripting.executeScript.mock.calls as unknown as [{ files: string[] }][];
  expect(calls.map(([{ files }]) => files)).toEqual([
    ['/adapters/app-roundcube.js', '/missed.js'],
    ['/webmail.js'],
  ]);
});

it.each([
  ['https://mail.google.com/', '/adapters/app-gmail.js'],
  ['https://outlook.office365.com/', '/adapters/app-outlook.js'],
  ['https://mail.tutanota.com/', '/adapters/app-tuta-mail.js'],
  ['https://mail.city.org/', '/adapters/self-hosted.js'],
  ['https://constructor/', '/adapters/self-hosted.js'],
])('a webmail gets the adapter of its host: %s %s', async (url, script) => {
  fake.scripting.executeScript.mockClear();
  fake.scripting.executeScript.mockImplementation(() => Promise.resolve([]));
  await worker().say('inject:compose', {}, 1, url);
  const calls = fake.scripting.executeScript.mock.calls as unknown as [{ files: string[] }][];
  expect(calls.map(([{ files }]) => files)).toEqual([[script], ['/webmail.js']]);
});

it.each([
  ['https://web.whatsapp.com/', [['/touch.js'], ['/adapters/chats/whatsapp.js', '/chat.js']]],
  // Its layout is not known, so the engine comes alone.
  ['https://www.okcupid.com/', [['/touch.js'], ['/chat.js']]],
  ['https://mail.city.org/', [['/touch.js']]],
])('a chat gets the adapters that its host may need: %s', async (url, scripts) => {
  fake.scripting.executeScript.mockClear();
  fake.scripting.executeScript.mockImplementation(() => Promise.resolve([]));
  await worker().say('inject:touch', {}, 1, url);
  const calls = fake.scripting.executeScript.mock.calls as unknown as [{ files: string[] }][];
  expect(calls.map(([{ files }]) => files)).toEqual(scripts);
});

describe('where a gateway goes by the subject', () => {
  const GATEWAY = { text: '[secure]', place: 'start', name: 'City Gateway', worth: 'provider-keys' };
  const POLICY = {
    locked: { encryptTrigger: [{ ...GATEWAY, site: ['mail.city.org'], sender: ['city.org'] }] },
  };
  const files = () =>
    (fake.scripting.executeScript.mock.calls as unknown as [{ files: string[] }][]).flatMap(
      ([injection]) => injection.files,
    );
  it.each([
    ['https://mail.city.org/', 1],
    ['https://new.mail.city.org/', 1],
    ['http://mail.city.org/', 0],
    ['https://mail.evil.org/', 0],
  ])(
    'what reads it comes before the engine, to the webmails that policy names alone: %s',
    async (url, count) => {
      fake.scripting.executeScript.mockClear();
      fake.scripting.executeScript.mockImplementation(() => Promise.resolve([]));
      const { say } = worker(POLICY);
      await say('inject:compose', {}, 1, url);
      expect(files().filter((file) => file === '/ways.js')).toHaveLength(count);
      expect(files().at(-1)).toBe('/webmail.js');
      expect(await say('list:triggers', {}, 2, url)).toEqual(
        count === 0 ? [] : [{ text: '[secure]', place: 'start', sender: ['city.org'] }],
      );
    },
  );

  it('the engine comes all the same where that cannot be brought', async () => {
    fake.scripting.executeScript.mockClear();
    fake.scripting.executeScript.mockImplementation(((injection: { files: string[] }) =>
      injection.files.includes('/ways.js')
        ? Promise.reject(new Error('gone'))
        : Promise.resolve([])) as never);
    expect(await worker(POLICY).say('inject:compose', {}, 1, 'https://mail.city.org/')).toBe(true);
    expect(files().at(-1)).toBe('/webmail.js');
  });
});
