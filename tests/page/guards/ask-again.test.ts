import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilGood } from '../../../utils/page/guards/ask-again.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('asks one at a time, and never again after a good answer', async () => {
  const good = vi.fn();
  const ask = vi.fn(() => Promise.resolve<unknown>(true));
  const run = untilGood(ask, good);
  void run();
  await run();
  await run();
  expect([ask.mock.calls.length, good.mock.calls.length]).toEqual([1, 1]);
});

test('after each failure it waits longer, and at last only for the next touch', async () => {
  const good = vi.fn();
  const ask = vi.fn(() => Promise.reject<unknown>(new Error('no worker')));
  const run = untilGood(ask, good);
  await run();
  const counts: number[] = [];
  for (const wait of [999, 1, 2999, 1, 9999, 1, 600_000]) {
    await vi.advanceTimersByTimeAsync(wait);
    counts.push(ask.mock.calls.length);
  }
  expect(counts).toEqual([1, 2, 2, 3, 3, 4, 4]);
  ask.mockResolvedValueOnce('brought');
  await run();
  expect([ask.mock.calls.length, good.mock.calls.length]).toEqual([5, 1]);
});

test('what is never answered is asked again', async () => {
  const good = vi.fn();
  const ask = vi.fn(() => new Promise<unknown>(() => undefined));
  const run = untilGood(ask, good);
  void run();
  await vi.advanceTimersByTimeAsync(14_999);
  void run();
  expect(ask).toHaveBeenCalledTimes(1);
  ask.mockResolvedValueOnce('brought');
  await vi.advanceTimersByTimeAsync(1_001);
  expect([ask.mock.calls.length, good.mock.calls.length]).toEqual([2, 1]);
});
