/** One form's or upload's exchange with the worker, and the hold before it is sent. */
import { isShown } from '../core/decide.ts';
import type { WindowReport } from '../core/report.ts';
import type { Depth } from '../messages/protocol.ts';
import { send } from '../messages/send.ts';
import { leavesUnencrypted } from '../core/destination.ts';
import type { Reading } from '../page/forms/read-subject.ts';
import { readPage } from '../page/forms/read-target.ts';
import { unread, type Sending } from '../page/forms/sending.ts';
import { openAnswers } from './answers.ts';
import { holdUntilAnswered, needsAnswer, takePass } from './holding.ts';
import { openPanel } from './panel.ts';

/** What the frame can do with one form or upload. */
export interface SendingSession {
  /** Assesses what was read and shows the result. */
  assess(reading: Reading): Promise<void>;
  /** Shows only the worker's first answer, and waits for no further lookups: a mouse merely rests on a link. */
  note(reading: Reading): Promise<void>;
  /** Shows what came to light later: where a script really sends. */
  correct(report: WindowReport): void;
  /** Assesses again what was read last: the page came back, the worker may have forgotten it, or a snooze has ended. */
  repeat(): Promise<void>;
  /** Notes that its files may have been sent to this origin while nobody was watching. */
  readonly miss: (origin: string) => void;
  /** Whether it had files when it was last read. */
  readonly hasFiles: () => boolean;
  /** Whether something of it is being held now. */
  readonly isHolding: () => boolean;
  /** Ends it, because nothing is left to report: the files were removed again. */
  clear(): void;
  /**
   * Holds the event if the person should be asked first. `release` sends what was held, or returns false if it cannot.
   * If it never can (`isFaithful` is false), it is held only under strict policy. Returns a promise for the end; null:
   * it is not held.
   */
  guard(event: Event, reading: Reading, release: () => boolean, isFaithful?: boolean): Promise<void> | null;
}

/** The worker accepts no more in one message. */
const MAX_MISSED = 20;

/**
 * Whether an answer of the worker's might require a question. Decided without the worker, because an event cannot wait.
 */
function mayBeHeld({ destination, content }: Reading): boolean {
  const { isSensitive, hasFiles, isBrowserWarning } = content;
  const page = readPage(document);
  return !isBrowserWarning && (isSensitive || hasFiles) && leavesUnencrypted(destination.scheme, page.scheme);
}

/** Starts the exchange about one form or upload. */
export function openSending({ id, root, findPlace }: Sending): SendingSession {
  const repeat = async () => {
    if (asked === '') return;
    asked = '';
    await again?.();
  };
  const onClaimed = () => void repeat();
  const panel = openPanel(root, findPlace, { onClaimed });
  let again: (() => Promise<unknown>) | undefined;
  let asked = '';
  const answers = openAnswers();
  let isStrict = false;
  let last: Reading | undefined;
  let held = 0;

  const missed: string[] = [];

  // Each request has a turn of its own, because what the worker notes between the two is older than the second.
  const put = (reading: Reading, depth: Depth) =>
    send('assess:destination', { window: id, ...reading, ...(missed.length > 0 && { missed }), depth });
  const show = (one: WindowReport) => {
    isStrict = one.rules?.isStrict ?? isStrict;
    return panel.show(isReported(one) ? one : { ...one, state: 'empty' });
  };
  /**
   * Asks once per reading, however often it is touched; what takes more than one round trip follows the first answer.
   */
  const ask = async (reading: Reading, mayRefine = true): Promise<void> => {
    const key = JSON.stringify(reading);
    if (key === asked) return;
    asked = key;
    last = reading;
    again = () => ask(reading, mayRefine);
    const turn = answers.put();
    const first = await put(reading, 'first');
    // What came to light meanwhile says more than the page does.
    if (!answers.give(turn, first, !mayRefine)) return;
    // The worker gave no answer, so the next touch asks again.
    if (first) await show(mayRefine ? first : { ...first, pending: false });
    else asked = '';
    if (answers.isDone(turn)) return;
    const full = await put(reading, 'full');
    if (answers.give(turn, full ?? first, true) && full) await show(full);
  };
  const isReported = ({ assessments }: WindowReport) => assessments.some(({ action }) => isShown(action));

  return {
    async assess(reading) {
      panel.prepare();
      await ask(reading);
    },
    async note(reading) {
      await ask(reading, false);
    },
    correct(one) {
      answers.give(answers.put(), one, true);
      void show(one);
    },
    repeat,
    miss(origin) {
      if (!last?.content.hasFiles || missed.includes(origin) || missed.length === MAX_MISSED) return;
      missed.push(origin);
      void repeat();
    },
    hasFiles: () => last?.content.hasFiles ?? false,
    isHolding: () => held > 0,
    clear() {
      asked = '';
      // No more answers come, so that an open question waits for none when it is answered.
      answers.give(answers.put(), null, true);
      panel.remove();
      void send('close', { window: id });
    },
    guard(event, reading, release, isFaithful = true) {
      const report = JSON.stringify(reading) === asked ? answers.newest() : null;
      const isPassed = report !== null && takePass(report);
      const isWorthHolding = report
        ? needsAnswer(report, panel)
        : isStrict || unread.has(root) || mayBeHeld(reading);
      if (isPassed || !isWorthHolding || !(isFaithful || isStrict)) return null;
      void ask(reading);
      // A listener of the page's ran first and may have sent it: that is recorded, but no longer held.
      const isLate = event.defaultPrevented;
      held += 1;
      const ended = holdUntilAnswered(event, { id, key: root, panel, answers, isStrict, release }).finally(
        () => {
          held -= 1;
        },
      );
      return isLate ? null : ended;
    },
  };
}
