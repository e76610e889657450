// @vitest-environment jsdom
/** The messages about one form or upload to the worker, and holding it before it is sent. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ANY_CONTENT } from '../../utils/core/decide.ts';
import type { Answer } from '../../components/inline/view.ts';
import { openSending } from '../../utils/inline/form-session.ts';
import type { Reading } from '../../utils/page/forms/read-subject.ts';
import { PATIENCE_MS } from '../../utils/page/send/hold.ts';
import {
  fakeView,
  fakeWorker,
  formInPage,
  inHand,
  turnOfLoop,
  under,
  withoutView,
  type Told,
} from './stage.ts';

const readingOf = (scheme: string, content: Partial<Reading['content']> = {}): Reading => ({
  destination: { channel: 'form', scheme, host: 'shop.org', upgraded: false },
  content: { ...ANY_CONTENT, isSensitive: true, ...content },
});
const OPEN = readingOf('http:');
const OTHER = readingOf('ftp:');
const depths = (asked: readonly Readonly<Record<string, unknown>>[]) => asked.map(({ depth }) => depth);

let answer: (told: Told) => unknown;
let person: Answer | null;
let worker: ReturnType<typeof fakeWorker>;
let view: ReturnType<typeof fakeView>;

beforeEach(() => {
  answer = () => under('inform');
  person = { ruling: 'send' };
  worker = fakeWorker((told) => (told.name === 'assess:destination' ? answer(told) : null));
  view = fakeView(() => person);
});

const begin = () => openSending({ id: 'f1', ...formInPage() });

describe('assessing', () => {
  it('says what is known at once, then all of it', async () => {
    answer = ({ request }) =>
      request.depth === 'first' ? under('inform', { pending: true }) : under('inform', { id: '0:all' });
    await begin().assess(OPEN);
    await turnOfLoop();
    expect(depths(worker.named('assess:destination'))).toEqual(['first', 'full']);
    expect(view.last()?.id).toBe('0:all');
  });

  it('asks for nothing more where that was all', async () => {
    await begin().assess(OPEN);
    expect(depths(worker.named('assess:destination'))).toEqual(['first']);
  });

  it('asks once however often a form is touched, and again once something was changed', async () => {
    const session = begin();
    for (const reading of [OPEN, { ...OPEN }, OTHER]) await session.assess(reading);
    expect(worker.named('assess:destination').map(({ destination }) => destination)).toEqual([
      OPEN.destination,
      OTHER.destination,
    ]);
    await session.repeat();
    expect(worker.named('assess:destination')).toHaveLength(3);
  });

  it('shows nothing where nothing is to be said', async () => {
    answer = () => under('off');
    await begin().assess(OPEN);
    await turnOfLoop();
    expect(view.drawn).toEqual([]);
  });

  it('a note is what can be said without asking anybody, and nothing more is to come', async () => {
    answer = () => under('inform', { pending: true });
    await begin().note(OPEN);
    await turnOfLoop();
    expect(depths(worker.named('assess:destination'))).toEqual(['first']);
    expect(view.last()?.pending).toBe(false);
  });

  it('an answer about what was read before is dropped', async () => {
    const hand = inHand();
    answer = () => hand.wait();
    const session = begin();
    void session.assess(OPEN);
    void session.assess(OTHER);
    await hand.give(1, under('inform', { id: '0:new' }));
    await hand.give(0, under('inform', { id: '0:old', pending: true }));
    expect(view.drawn.map((one) => one?.report.id)).toEqual(['0:new']);
    expect(worker.named('assess:destination'), 'and nothing more is asked of it').toHaveLength(2);
  });

  it('nothing more is asked of what was read before, also where its answer was shown late', async () => {
    withoutView();
    const [destination, viewCode] = [inHand(), inHand()];
    worker = fakeWorker(({ name }) => (name === 'inject:view' ? viewCode : destination).wait());
    const session = begin();
    void session.assess(OPEN);
    await destination.give(0, under('inform', { pending: true }));
    void session.assess(OTHER);
    view = fakeView();
    await viewCode.give(0, null);
    expect(worker.named('assess:destination').map(({ destination: to, depth }) => [to, depth])).toEqual([
      [OPEN.destination, 'first'],
      [OTHER.destination, 'first'],
    ]);
  });

  it('what came to light at the sending is not taken back by what was asked before', async () => {
    const hand = inHand();
    answer = () => hand.wait();
    const session = begin();
    void session.assess(OPEN);
    session.correct(under('warn', { id: '0:seen' }));
    await hand.give(0, under('inform', { id: '0:asked' }));
    expect(view.last()?.id).toBe('0:seen');
  });

  it('asks again at the next touch where the worker gave no answer', async () => {
    answer = () => undefined;
    const session = begin();
    await session.assess(OPEN);
    answer = () => under('inform');
    await session.assess(OPEN);
    await turnOfLoop();
    expect(view.last()?.state).toBe('assessed');
  });

  it('tells the worker once of each place that files may have gone to unseen', async () => {
    const session = begin();
    session.miss('https://one.org');
    await session.assess(readingOf('http:', { hasFiles: true }));
    for (const origin of ['https://one.org', 'https://one.org', 'https://two.org']) session.miss(origin);
    await vi.waitFor(() => {
      expect(worker.named('assess:destination').at(-1)?.missed).toEqual([
        'https://one.org',
        'https://two.org',
      ]);
    });
    expect(worker.named('assess:destination')).toHaveLength(3);
  });

  it('closes, and takes away what it showed', async () => {
    const session = begin();
    await session.assess(OPEN);
    await turnOfLoop();
    session.clear();
    await turnOfLoop();
    expect(worker.named('close')).toEqual([{ window: 'f1' }]);
    expect(view.drawn.at(-1)).toBe(null);
  });
});

describe('before it is sent', () => {
  const press = async (reading: Reading, prepare: 'assess' | 'none' = 'assess', isFaithful = true) => {
    const session = begin();
    if (prepare === 'assess') await session.assess(reading);
    const event = new Event('submit', { cancelable: true });
    const release = vi.fn(() => true);
    const ended = session.guard(event, reading, release, isFaithful);
    await ended;
    return { isHeld: event.defaultPrevented, isSent: release.mock.calls.length > 0, session };
  };

  it('is not held where nothing is to be asked', async () => {
    expect(await press(OPEN)).toMatchObject({ isHeld: false, isSent: false });
    expect(await press(readingOf('https:'), 'none')).toMatchObject({ isHeld: false });
  });

  it('is held where it may be worth a question and nothing is known yet', async () => {
    expect(await press(OPEN, 'none')).toMatchObject({ isHeld: true, isSent: true });
    expect(view.asked).toEqual([]);
  });

  it('is sent once the person says so, and not where they do not', async () => {
    answer = () => under('warn');
    expect(await press(OPEN)).toMatchObject({ isHeld: true, isSent: true });
    person = { ruling: 'cancel' };
    expect(await press(OPEN)).toMatchObject({ isHeld: true, isSent: false });
    expect(worker.named('record').map(({ outcome }) => outcome)).toEqual(['sent', 'stayed']);
  });

  it('is held only under strict rules where it can never be sent for the person', async () => {
    answer = () => under('warn');
    expect(await press(OPEN, 'assess', false)).toMatchObject({ isHeld: false });
    const rules = { isStrict: true, justificationMinimum: 0, snoozeDays: 0, words: null };
    answer = () => under('warn', { rules });
    expect(await press(OPEN, 'assess', false)).toMatchObject({ isHeld: true, isSent: true });
  });

  it('waits no longer for an answer than a person is let wait', async () => {
    vi.useFakeTimers();
    answer = () => new Promise(() => undefined);
    const pressed = press(OPEN, 'none');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await pressed).toMatchObject({ isHeld: true, isSent: true });
    vi.useRealTimers();
  });

  it('is sent as soon as the person says so, also where all that was known about it is gone by then', async () => {
    answer = () => under('warn');
    person = null;
    const session = begin();
    await session.assess(OPEN);
    const release = vi.fn(() => true);
    const ended = session.guard(new Event('submit', { cancelable: true }), OPEN, release);
    await vi.waitFor(() => {
      expect(view.asked).toHaveLength(1);
    });
    // An earlier copy of the extension drops everything at the person's first act, which is their answer.
    session.clear();
    vi.useFakeTimers();
    view.answer({ ruling: 'send' });
    await vi.advanceTimersByTimeAsync(0);
    expect(release).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
    await ended;
  });

  it('what a listener of the page has sent already is noted, and no longer held', async () => {
    answer = () => under('warn');
    const session = begin();
    await session.assess(OPEN);
    const event = new Event('submit', { cancelable: true });
    event.preventDefault();
    const release = vi.fn(() => true);
    expect(session.guard(event, OPEN, release)).toBe(null);
    await vi.waitFor(() => {
      expect(worker.named('record').map(({ outcome }) => outcome)).toEqual(['unasked']);
    });
    expect(release).not.toHaveBeenCalled();
  });
});
