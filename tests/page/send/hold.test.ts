// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hold, PATIENCE_MS, rule, type Held, type Ruling } from '../../../utils/page/send/hold.ts';

const release = vi.fn();
const ask = vi.fn<() => Promise<Ruling>>();

beforeEach(() => {
  vi.useFakeTimers();
  release.mockReset();
  ask.mockReset().mockResolvedValue('cancel');
});
afterEach(() => {
  vi.useRealTimers();
});

/**
 * Submits `key` and holds it; resolves to whether the event was prevented, and whether the page's own handler saw it.
 */
async function submit(key: object, held: Partial<Held>): Promise<{ prevented: boolean; seen: boolean }> {
  const seen = vi.fn();
  const event = new Event('submit', { cancelable: true });
  const target = new EventTarget();
  let settled: Promise<void> = Promise.resolve();
  target.addEventListener('submit', () => {
    settled = hold(event, key, () => rule({ judge: Promise.resolve('ask'), ask, ...held }), release);
  });
  target.addEventListener('submit', seen);
  target.dispatchEvent(event);
  await vi.advanceTimersByTimeAsync(0);
  void settled;
  return { prevented: event.defaultPrevented, seen: seen.mock.calls.length > 0 };
}

const never = () => new Promise<'send' | 'ask'>(() => undefined);

describe('hold', () => {
  it('keeps the event from the page at once', async () => {
    expect(await submit({}, { judge: never() })).toEqual({ prevented: true, seen: false });
  });

  it('lets go without a question where none is needed', async () => {
    await submit({}, { judge: Promise.resolve('send') });
    expect(ask).not.toHaveBeenCalled();
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('asks, and sends only what the person wants sent', async () => {
    await submit({}, {});
    expect(ask).toHaveBeenCalledTimes(1);
    expect(release).not.toHaveBeenCalled();
    ask.mockResolvedValue('send');
    await submit({}, {});
    expect(release).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('orphaned');
      },
    ],
    ['rejects', () => Promise.reject(new Error('orphaned'))],
  ] as const)('fails open where what decides %s, as in a script that is orphaned', async (_, rules) => {
    await hold(new Event('submit', { cancelable: true }), {}, rules, release);
    expect(release).toHaveBeenCalledTimes(1);
    await hold(new Event('submit', { cancelable: true }), {}, rules, release, true);
    expect(release, 'kept where policy forbids sending unjudged').toHaveBeenCalledTimes(1);
  });

  it('fails open: a judgement that is late lets go, and changes nothing when it comes', async () => {
    let answer: (ruling: 'send' | 'ask') => void = () => undefined;
    const judge = new Promise<'send' | 'ask'>((resolve) => {
      answer = resolve;
    });
    await submit({}, { judge });
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(release).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(release).toHaveBeenCalledTimes(1);
    answer('ask');
    await vi.advanceTimersByTimeAsync(0);
    expect(ask).not.toHaveBeenCalled();
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('fails open when the judgement fails', async () => {
    await submit({}, { judge: Promise.reject(new Error('the worker is gone')) });
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('asks instead where policy forbids sending without a verdict', async () => {
    await submit({}, { judge: Promise.reject(new Error('the worker is gone')), isStrict: true });
    expect(ask).toHaveBeenCalledTimes(1);
    await submit({}, { judge: never(), isStrict: true });
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(release).not.toHaveBeenCalled();
  });

  const gone = () => Promise.reject(new Error('the extension is gone'));

  it('fails open when the question cannot be put', async () => {
    const onStuck = vi.fn();
    await submit({}, { ask: gone, onStuck });
    await submit({}, { judge: gone(), ask: gone, onStuck });
    expect(release).toHaveBeenCalledTimes(2);
    expect(onStuck).not.toHaveBeenCalled();
  });

  it.each(['judged', 'unjudged'])(
    'keeps it where policy forbids sending unasked and no question can be put, and says so: %s',
    async (how) => {
      const onStuck = vi.fn();
      await submit(
        {},
        { ask: gone, isStrict: true, onStuck, ...(how === 'judged' ? {} : { judge: gone() }) },
      );
      expect(release).not.toHaveBeenCalled();
      expect(onStuck).toHaveBeenCalledTimes(1);
    },
  );

  it('tells that it went without a verdict only where it did', async () => {
    const onTimeout = vi.fn();
    await submit({}, { judge: gone(), onTimeout });
    expect(onTimeout).toHaveBeenCalledTimes(1);
    await submit({}, { judge: Promise.resolve('send'), onTimeout });
    await submit({}, { judge: gone(), isStrict: true, onTimeout });
    expect(onTimeout).toHaveBeenCalledTimes(1);
  });

  it('holds a second attempt while the first is being settled, and asks once', async () => {
    const form = {};
    await submit(form, { judge: never() });
    expect(await submit(form, {})).toEqual({ prevented: true, seen: false });
    expect(ask).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(release).toHaveBeenCalledTimes(1);
    await submit(form, {});
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is free for the next attempt where the release throws, and tells whoever waits for it', async () => {
    const form = {};
    const event = new Event('submit', { cancelable: true });
    const judge = Promise.resolve('send' as const);
    release.mockImplementationOnce(() => {
      throw new Error('the page has changed its form');
    });
    await expect(hold(event, form, () => rule({ judge, ask }), release)).rejects.toThrow('changed its form');
    await submit(form, { judge });
    expect(release).toHaveBeenCalledTimes(2);
  });
});
