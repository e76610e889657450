import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAnswers } from '../../utils/inline/answers.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { PATIENCE_MS } from '../../utils/page/send/hold.ts';

const report = (id: string, pending = false): WindowReport => ({
  id,
  kind: 'message',
  state: 'assessed',
  pending,
  assessments: [],
  unreadable: 0,
});
const never = () => false;
const isBad = ({ id }: WindowReport) => id === 'bad';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('answers', () => {
  it('waits for what is on its way, and takes the newest', async () => {
    const answers = openAnswers();
    const turn = answers.put();
    answers.give(turn, report('good', true), false);
    const settled = vi.fn();
    void answers.settled(isBad).then(settled);
    await vi.advanceTimersByTimeAsync(100);
    expect(settled).not.toHaveBeenCalled();
    answers.give(turn, report('bad', false), true);
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledWith(report('bad'));
  });

  it('waits no longer than for what must be answered', async () => {
    const answers = openAnswers();
    answers.give(answers.put(), report('bad', true), false);
    expect(await answers.settled(isBad)).toEqual(report('bad', true));
  });

  it('waits for all of it no longer than a person is let wait', async () => {
    const answers = openAnswers();
    answers.give(answers.put(), report('good', true), false);
    const settled = answers.settled(isBad);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await settled).toEqual(report('good', true));
    expect(answers.isDone()).toBe(false);
  });

  it('drops what comes for an earlier question', async () => {
    const answers = openAnswers();
    const early = answers.put();
    const late = answers.put();
    expect(late).toBeGreaterThan(early);
    expect(answers.isDone(early), 'nobody waits for it any more').toBe(true);
    expect(answers.give(early, report('bad'), true)).toBe(false);
    expect(answers.newest()).toBeNull();
    expect(answers.isDone(late)).toBe(false);
    answers.give(late, report('good'), true);
    expect(await answers.settled(never)).toEqual(report('good'));
  });

  it('says that the worker gave none, and that nothing was asked', async () => {
    const answers = openAnswers();
    expect(await answers.settled(never)).toBeNull();
    answers.give(answers.put(), null, false);
    expect(await answers.settled(never)).toBeNull();
  });
});
