// @vitest-environment jsdom
/** A held sending: when the person is asked, how the hold ends, and what is recorded about it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../components/inline/view.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { openAnswers } from '../../utils/inline/answers.ts';
import {
  heldIn,
  holdUntilAnswered,
  needsAnswer,
  PASS_MS,
  takePass,
  type Sending,
} from '../../utils/inline/holding.ts';
import type { Panel } from '../../utils/inline/panel.ts';
import { PATIENCE_MS } from '../../utils/page/send/hold.ts';
import { assessmentOf } from '../components/samples.ts';
import { fakeWorker, under } from './stage.ts';

const asked: WindowReport[] = [];
const alerts: string[] = [];
const hidden = new Set<string>();
let person: () => Answer | Promise<Answer>;
let worker: ReturnType<typeof fakeWorker>;

const panel: Panel = {
  prepare: () => undefined,
  show: () => Promise.resolve(),
  ask: async (report) => {
    asked.push(report);
    return person();
  },
  alert: (what) => void alerts.push(what),
  isDismissed: (name) => hidden.has(name),
  dismiss: (name) => void hidden.add(name),
  remove: () => undefined,
};

beforeEach(() => {
  asked.length = 0;
  alerts.length = 0;
  hidden.clear();
  person = () => ({ ruling: 'send' });
  worker = fakeWorker(() => null);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Holds one sending for which the worker gives this report; null: the worker gave no answer, undefined: none yet. */
async function holdOf(report: WindowReport | null | undefined, change: Partial<Sending> = {}) {
  const answers = openAnswers();
  const turn = answers.put();
  if (report !== undefined) answers.give(turn, report, true);
  const event = new Event('submit', { cancelable: true });
  const release = vi.fn(() => true);
  const onAnswered = vi.fn();
  const sending = { id: 'w', key: {}, panel, answers, isStrict: false, release, onAnswered, ...change };
  await holdUntilAnswered(event, sending);
  return { isSent: vi.mocked(sending.release).mock.calls.length > 0, event, onAnswered };
}
const outcomes = () => worker.named('record').map(({ outcome }) => outcome);

describe('is it to be answered?', () => {
  it.each([
    ['inform', false],
    ['warn', true],
    ['justify', true],
    ['block', true],
  ] as const)('%s: %s', (action, is) => {
    expect(needsAnswer(under(action), panel)).toBe(is);
  });

  it('a banner that was closed answers a warning, and no prohibition', () => {
    const [one] = under('warn').assessments;
    if (one) hidden.add(nameOf(one.subject));
    expect(needsAnswer(under('warn'), panel)).toBe(false);
    expect(needsAnswer(under('block'), panel)).toBe(true);
  });

  it('an answer is about who is asked about, how bad it is and what is done about it, and nothing else', () => {
    expect(heldIn(under('warn'))).toBe(heldIn(under('warn', { id: '0:other' })));
    expect(heldIn(under('warn'))).not.toBe(heldIn(under('block')));
    const [one = assessmentOf('exposed')] = under('warn').assessments;
    const worse = { ...one, verdict: { ...one.verdict, level: 'undeliverable' as const } };
    expect(heldIn(under('warn'))).not.toBe(heldIn(under('warn', { assessments: [worse] })));
    expect(heldIn(under('inform'))).toBe('[]');
  });
});

describe('what is held', () => {
  it('goes on, and nothing is noted, where nothing is to be asked', async () => {
    expect((await holdOf(under('inform'))).isSent).toBe(true);
    expect(asked).toEqual([]);
    expect(outcomes()).toEqual([]);
  });

  it('is the person’s to send or to keep', async () => {
    const sent = await holdOf(under('warn'));
    expect(sent.isSent).toBe(true);
    expect(sent.onAnswered).toHaveBeenCalledWith(under('warn'));
    person = () => ({ ruling: 'cancel' });
    const kept = await holdOf(under('warn'));
    expect(kept.isSent).toBe(false);
    expect(kept.onAnswered).not.toHaveBeenCalled();
    expect(outcomes()).toEqual(['sent', 'stayed']);
  });

  it('says why it was sent, and whom nobody is to be asked about for a while', async () => {
    person = () => ({ ruling: 'send', reason: 'they asked for it', isSnoozed: true });
    await holdOf(under('warn'));
    expect(worker.named('record')).toEqual([{ window: 'w', outcome: 'sent', reason: 'they asked for it' }]);
    expect(worker.named('snooze')).toEqual([{ window: 'w', name: '5551234567@vtext.com' }]);
  });

  it('no person has answered where the page took the question away', async () => {
    person = () => ({ ruling: 'send', isLost: true });
    const { isSent, onAnswered } = await holdOf(under('warn'));
    expect(isSent).toBe(true);
    expect(onAnswered).not.toHaveBeenCalled();
    expect(outcomes()).toEqual(['unasked']);
  });

  it('goes on where the worker is late, and is the person’s under strict rules', async () => {
    vi.useFakeTimers();
    const late = holdOf(undefined);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect((await late).isSent).toBe(true);
    expect(outcomes()).toEqual(['unasked']);
    person = () => ({ ruling: 'cancel' });
    const strict = holdOf(undefined, { isStrict: true });
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect((await strict).isSent).toBe(false);
    expect(asked).toMatchObject([{ id: 'w', state: 'failed' }]);
  });

  it('goes on where no question can be put, and stays under strict rules', async () => {
    person = () => Promise.reject(new Error());
    expect((await holdOf(under('warn'))).isSent).toBe(true);
    expect((await holdOf(under('block'), { isStrict: true })).isSent).toBe(false);
    expect(alerts).toEqual(['stuck']);
  });

  it.each([true, false])('counts a judge that throws at once as one that fails: %s', async (isStrict) => {
    person = () => ({ ruling: 'cancel' });
    const answers = openAnswers();
    vi.spyOn(answers, 'settled').mockImplementation(() => {
      throw new Error('at once');
    });
    const { isSent } = await holdOf(undefined, { isStrict, answers });
    expect([isSent, asked.length]).toEqual(isStrict ? [false, 1] : [true, 0]);
  });

  it('keeps what policy forbids even where nothing can be said about it', async () => {
    person = () => Promise.reject(new Error('no question can be shown'));
    const alert = vi.spyOn(panel, 'alert').mockImplementation(() => {
      throw new Error('nor an alert');
    });
    expect((await holdOf(under('block'), { isStrict: true })).isSent).toBe(false);
    alert.mockRestore();
  });

  it('is asked about anew where something worse was found while the person read', async () => {
    const answers = openAnswers();
    answers.give(answers.put(), under('warn'), true);
    let times = 0;
    person = () => {
      times += 1;
      if (times === 1) {
        const turn = answers.put();
        setTimeout(() => answers.give(turn, under('block'), true));
      }
      return { ruling: times === 1 ? 'send' : 'cancel' };
    };
    expect((await holdOf(null, { answers })).isSent).toBe(false);
    expect(asked.map(({ assessments }) => assessments[0]?.action)).toEqual(['warn', 'block']);
  });

  it('is asked about three times at most, however often it changes', async () => {
    const answers = openAnswers();
    answers.give(answers.put(), under('warn'), true);
    const levels = ['undeliverable', 'unproven', 'unknown', 'transport'] as const;
    person = () => {
      const level = levels[asked.length - 1];
      const turn = answers.put();
      setTimeout(() => answers.give(turn, under('warn', {}, level), true));
      return { ruling: 'send' };
    };
    await holdOf(null, { answers });
    expect(asked).toHaveLength(3);
  });

  it('asks once about what is pressed twice', async () => {
    let answer: (one: Answer) => void = () => undefined;
    person = () => new Promise((resolve) => (answer = resolve));
    const key = {};
    const first = holdOf(under('warn'), { key });
    const second = await holdOf(under('warn'), { key });
    expect(second.event.defaultPrevented).toBe(true);
    expect(second.isSent).toBe(false);
    await vi.waitFor(() => {
      expect(asked).toHaveLength(1);
    });
    answer({ ruling: 'send' });
    expect((await first).isSent).toBe(true);
  });
});

describe('what could not be sent for the person', () => {
  it.each([
    ['says so', () => false],
    [
      'throws',
      () => {
        throw new Error('a page can make any call throw');
      },
    ],
  ])('is theirs to send, once, where its replay %s', async (_, release) => {
    await holdOf(under('warn'), { release: vi.fn(release) });
    expect(alerts).toEqual(['lost']);
    expect(outcomes()).toEqual(['stayed']);
    expect(takePass(under('block')), 'something else').toBe(false);
    expect(takePass(under('warn'))).toBe(true);
    expect(takePass(under('warn')), 'a second time').toBe(false);
  });

  it('is not theirs for ever', async () => {
    await holdOf(under('warn'), { release: vi.fn(() => false) });
    const later = Date.now() + PASS_MS + 1;
    const clock = vi.spyOn(Date, 'now').mockReturnValue(later);
    expect(takePass(under('warn'))).toBe(false);
    clock.mockRestore();
  });
});

it('what the page had first is noted, and neither stopped nor asked about', async () => {
  const answers = openAnswers();
  answers.give(answers.put(), under('warn'), true);
  const event = new Event('submit', { cancelable: true });
  event.preventDefault();
  const stop = vi.spyOn(event, 'stopImmediatePropagation');
  const release = vi.fn(() => true);
  await holdUntilAnswered(event, { id: 'w', key: {}, panel, answers, isStrict: true, release });
  expect(stop).not.toHaveBeenCalled();
  expect(release).not.toHaveBeenCalled();
  expect(asked).toEqual([]);
  expect(outcomes()).toEqual(['unasked']);
});
