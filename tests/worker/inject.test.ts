/** A page is given its scripts, or hears that it was not: one that hears nothing would never ask again. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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

const worker = () =>
  startWorker(() => {
    throw new Error('nothing is looked up');
  });

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
    // It may still come.
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
