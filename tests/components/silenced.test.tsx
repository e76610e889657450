// @vitest-environment jsdom
/** Silencing a warning shows, and can be undone, in the place where it was requested. */
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { reportOf } from './samples.ts';
import { click, control, openCard, show, textOf } from './setup.ts';
import { dialog, draw, mark, onSnooze, outcome, strip } from './strip-page.tsx';

describe('what was silenced', () => {
  const days = (snoozeDays: number) => ({
    ...reportOf(['exposed']),
    rules: { isStrict: false, justificationMinimum: 10, snoozeDays, words: null },
  });
  const pass = (ms: number) =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(ms);
    });
  const silence = async () => {
    await openCard();
    await act(() => document.querySelector<HTMLElement>('.answers .snooze')?.click());
    await act(() => Promise.resolve());
  };

  it.each([
    [1, 'Don’t warn about vtext.com for 1 day', 'Silenced for 1 day'],
    [7, 'Don’t warn about vtext.com for 7 days', 'Silenced for 7 days'],
  ])('is named with its days: %i', async (snoozeDays, label, said) => {
    await draw(days(snoozeDays));
    await openCard();
    expect(control(label).textContent).toBe(label);
    await click(label);
    expect(onSnooze).toHaveBeenCalledExactlyOnceWith('5551234567@vtext.com');
    expect(dialog()?.childElementCount, 'the card is closed').toBe(0);
    expect(outcome()).toBe(said);
    expect(textOf(document.querySelector('[role=status]'))).toBe(said);
  });

  it('is taken back where it was silenced, and the focus stays there', async () => {
    await draw(days(7));
    await silence();
    await click('Undo');
    expect(onSnooze).toHaveBeenLastCalledWith('5551234567@vtext.com', true);
    expect(outcome()).toBe('Phone companies can read this');
    expect(document.activeElement).toBe(mark());
  });

  it('can be taken back for ten seconds, and as long as something is pressed', async () => {
    vi.useFakeTimers();
    try {
      let release = (): void => undefined;
      const still = () =>
        new Promise<void>((resolve) => {
          release = resolve;
        });
      await show(strip(days(7), { still }));
      await silence();
      await pass(9_999);
      expect(control('Undo')).toBeTruthy();
      await pass(1);
      expect(control('Undo'), 'a pointer is down').toBeTruthy();
      await act(() => {
        release();
        return Promise.resolve();
      });
      expect(document.querySelector('.undo')).toBeNull();
      expect(outcome()).toBe('Phone companies can read this');
    } finally {
      vi.useRealTimers();
    }
  });
});
