// @vitest-environment jsdom
/** A page that floods us with events: how often it is looked at is counted, and does not grow with them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boundedRescans } from '../../utils/page/dom/rescans.ts';
import { throttled } from '../../utils/page/dom/throttle.ts';

const MANY = 10_000;

describe('the looks for compose windows', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('are three after ten thousand events at once, and none afterwards', () => {
    const look = vi.fn();
    const end = new AbortController();
    const looks = boundedRescans(look, end.signal);
    vi.advanceTimersByTime(10_000);
    look.mockClear();
    for (let at = 0; at < MANY; at += 1) looks.request();
    vi.advanceTimersByTime(60_000);
    expect(look).toHaveBeenCalledTimes(3);
    looks.request();
    end.abort();
    vi.advanceTimersByTime(60_000);
    expect(look).toHaveBeenCalledTimes(3);
  });

  it.each([
    [0, 20],
    [1, 20],
    [100, 1],
  ])(
    'of %d ms each are no more than %d a second, and never none, while events go on for ever',
    (took, most) => {
      let looked = 0;
      const look = () => {
        looked += 1;
        vi.setSystemTime(Date.now() + took);
        vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
      };
      vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
      const end = new AbortController();
      const looks = boundedRescans(look, end.signal);
      vi.advanceTimersByTime(10_000);
      looked = 0;
      for (let at = 0; at < 10_000; at += 1) {
        looks.request();
        vi.advanceTimersByTime(1);
      }
      expect(looked).toBeLessThanOrEqual(most * 10 + 3);
      expect(looked).toBeGreaterThanOrEqual(most * 3);
      end.abort();
      vi.restoreAllMocks();
    },
  );
});

describe('looks that are asked for without end', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(performance, 'now').mockImplementation(() => Date.now());
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('take a tenth of the time, begin at once, end with what was touched last, and name all that was skipped', () => {
    const seen: number[] = [];
    const skipped: number[] = [];
    const look = throttled(
      (at: number) => {
        seen.push(at);
        vi.setSystemTime(Date.now() + 10);
      },
      (at) => skipped.push(at),
    );
    look(0);
    expect(seen).toEqual([0]);
    for (let at = 1; at <= 1000; at += 1) {
      look(at);
      vi.advanceTimersByTime(1);
    }
    expect(seen.length).toBeLessThanOrEqual(12);
    vi.advanceTimersByTime(1000);
    expect(seen.at(-1)).toBe(1000);
    expect(seen.length).toBeGreaterThan(8);
    expect([...seen, ...skipped].sort((a, b) => a - b)).toEqual(Array.from({ length: 1001 }, (_, at) => at));
  });

  it('read not even the clock during a rest', () => {
    const look = throttled(vi.fn(), null, 200);
    look(0);
    look(1);
    const clock = vi.spyOn(performance, 'now').mockClear();
    for (let at = 0; at < MANY; at += 1) look(at);
    expect(clock).not.toHaveBeenCalled();
  });

  it('rest as long as they are told to', () => {
    const look = vi.fn();
    const calm = throttled(look, null, 200);
    for (let at = 0; at < 1000; at += 1) {
      calm(at);
      vi.advanceTimersByTime(1);
    }
    expect(look.mock.calls.length).toBeLessThanOrEqual(6);
    expect(look.mock.calls.length).toBeGreaterThan(3);
  });
});
