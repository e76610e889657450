/** Holding a mail, a form or an upload until its person has answered what policy asks; one way for all of them. */
import type { Answers } from './answers.ts';
import { needsConfirmation } from '../core/decide.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import { nameOf } from '../core/subject.ts';
import { send } from '../messages/send.ts';
import { hold } from '../page/send/hold.ts';
import type { Panel } from './panel.ts';

/** How often a draft is asked about that keeps changing during the question. */
const MAX_QUESTIONS = 3;
/** For so long an answer holds where what was to be sent is still there (milliseconds). */
export const PASS_MS = 120_000;

export interface Sending {
  /** Names the window in messages. */
  readonly id: string;
  /** What is being sent: a second attempt meanwhile is stopped and asks nothing. */
  readonly key: object;
  readonly panel: Panel;
  /** What the worker says about it. */
  readonly answers: Answers;
  /** Policy forbids sending unjudged. */
  readonly isStrict: boolean;
  /** Sends exactly what was held; `false`: the page has changed, and it can be sent by the person alone. */
  readonly release: () => unknown;
  /** Must a person answer this report? Left out: `needsAnswer`. */
  readonly needs?: (report: WindowReport) => boolean;
  /** The person was asked, and wants it sent as this report has it; null: nothing was known of it. */
  readonly onAnswered?: (report: WindowReport | null) => void;
}

/** Is there something in this report that a person must answer before it is sent? A banner that they closed answers a warning. */
export function needsAnswer({ assessments }: WindowReport, panel: Panel): boolean {
  return assessments.some(
    ({ subject, action }) =>
      needsConfirmation(action) && (action !== 'warn' || !panel.isDismissed(nameOf(subject))),
  );
}

const warnedIn = (report: WindowReport | null) =>
  (report?.assessments ?? []).filter(({ action }) => action === 'warn').map(({ subject }) => nameOf(subject));

/** What a question about this report is about: an answer holds for this alone. */
export const heldIn = ({ assessments }: WindowReport) =>
  JSON.stringify(
    assessments
      .filter(({ action }) => needsConfirmation(action))
      .map(({ subject, verdict, action }) => [nameOf(subject), verdict.level, action]),
  );

/** What a person wanted sent and could not be sent for them, with the end of its time (ms). */
const passes = new Map<string, number>();

/** Has the person answered this before, in vain since the page had changed? True once: it is not held again. */
export function takePass(report: WindowReport): boolean {
  const key = heldIn(report);
  const until = passes.get(key) ?? 0;
  passes.delete(key);
  return until > Date.now();
}

/** Did the replay succeed? A page can make any call throw. */
function tried(release: Sending['release']): boolean {
  try {
    return release() !== false;
  } catch {
    return false;
  }
}

/** Holds this event until the question is answered, or none is to be asked; notes how it ended. */
export async function holdUntilAnswered(event: Event, sending: Sending): Promise<void> {
  const { id, key, panel, answers, isStrict, release } = sending;
  const needs = sending.needs ?? ((one) => needsAnswer(one, panel));
  let report: WindowReport | null = null;
  let outcome: 'sent' | 'unasked' | undefined;
  let reason: string | undefined;
  const decided = (what: 'stayed' | 'sent' | 'unasked') => {
    void send('record', { window: id, outcome: what, reason });
  };
  if (event.defaultPrevented) {
    // The page was first and may have sent it: what cannot be stopped is not asked about.
    const sent = await answers.settled(needs);
    if (sent && needs(sent)) decided('unasked');
    return;
  }
  const ask = async () => {
    for (let questions = 1; ; questions += 1) {
      const answer = await panel.ask(report ?? reportOnNone('failed', id), isStrict);
      // What was shown last; null: the draft has changed, and nothing is known of it yet.
      const seen = answers.newest();
      if (answer.ruling === 'cancel' || seen || answers.isDone() || questions === MAX_QUESTIONS) {
        report = seen ?? report;
        return answer;
      }
      const newer = await answers.settled(needs);
      if (!newer || !needs(newer) || (report && heldIn(newer) === heldIn(report))) return answer;
      report = newer;
    }
  };
  await hold(event, key, {
    judge: answers.settled(needs).then((one) => {
      report = one;
      if (one && needs(one) && !takePass(one)) return 'ask';
      // Policy forbids some sending, and this was not judged to its end.
      if (!one || (isStrict && !answers.isDone())) throw new Error('no answer of the worker');
      return 'send';
    }),
    ask: async () => {
      const answer = await ask();
      reason = answer.reason;
      if (answer.isSnoozed) for (const name of warnedIn(report)) void send('snooze', { window: id, name });
      if (answer.ruling === 'send') outcome = answer.isLost ? 'unasked' : 'sent';
      else decided('stayed');
      return answer.ruling;
    },
    onTimeout() {
      outcome = 'unasked';
    },
    onStuck() {
      decided('stayed');
      panel.alert('stuck');
    },
    release() {
      const isSent = tried(release);
      if (!isSent && report) passes.set(heldIn(report), Date.now() + PASS_MS);
      if (!isSent) panel.alert('lost');
      if (outcome) decided(isSent ? outcome : 'stayed');
      if (isSent && outcome === 'sent') sending.onAnswered?.(report);
    },
    isStrict,
  });
}
