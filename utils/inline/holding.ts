/** Holds a mail, a form or an upload until the person has answered what policy asks; the same way for all of them. */
import type { Answers } from './answers.ts';
import { needsConfirmation } from '../core/decide.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import { nameOf } from '../core/subject.ts';
import { send } from '../messages/send.ts';
import { hold, rule } from '../page/send/hold.ts';
import type { Panel } from './panel.ts';

/** How often the person is asked about a draft that keeps changing during the question. */
const MAX_QUESTIONS = 3;
/** How long an answer counts if what was to be sent is still there (ms). */
export const PASS_MS = 120_000;

/** What is being sent, and what is needed to hold it. */
export interface Sending {
  /** The window's name in messages. */
  readonly id: string;
  /** Identifies what is being sent: a second attempt meanwhile is stopped without another question. */
  readonly key: object;
  readonly panel: Panel;
  /** The worker's answers about it. */
  readonly answers: Answers;
  /** Policy forbids sending without a verdict. */
  readonly isStrict: boolean;
  /** Sends exactly what was held; `false`: the page has changed, and only the person can send it. */
  readonly release: () => unknown;
  /** Whether a person must answer this report. Default: `needsAnswer`. */
  readonly needs?: (report: WindowReport) => boolean;
  /** Called when the person was asked and it was sent, with the report that they answered; null: nothing was known. */
  readonly onAnswered?: (report: WindowReport | null) => void;
}

/** Whether the person must answer something in this report before it is sent. Closing a banner answers a warning. */
export function needsAnswer({ assessments }: WindowReport, panel: Panel): boolean {
  return assessments.some(
    ({ subject, action }) =>
      needsConfirmation(action) && (action !== 'warn' || !panel.isDismissed(nameOf(subject))),
  );
}

const warnedIn = (report: WindowReport | null) =>
  (report?.assessments ?? []).filter(({ action }) => action === 'warn').map(({ subject }) => nameOf(subject));

/** Returns, as one text, what a question about this report is about; an answer counts only for exactly that. */
export const heldIn = ({ assessments }: WindowReport) =>
  JSON.stringify(
    assessments
      .filter(({ action }) => needsConfirmation(action))
      .map(({ subject, verdict, action }) => [nameOf(subject), verdict.level, action]),
  );

/** What a person wanted sent but could not be sent for them, by `heldIn`, with the time at which that expires (ms). */
const passes = new Map<string, number>();

/** Whether the person answered this before, in vain because the page had changed. True once: it is not held again. */
export function takePass(report: WindowReport): boolean {
  const key = heldIn(report);
  const until = passes.get(key) ?? 0;
  passes.delete(key);
  return until > Date.now();
}

/** Whether the replay succeeded. A page can make any call throw. */
function tried(release: Sending['release']): boolean {
  try {
    return release() !== false;
  } catch {
    return false;
  }
}

/** Holds this event until the question is answered, or none is needed; records the outcome. */
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
    // The page's listener ran first and may have sent it; what cannot be stopped is not asked about.
    const sent = await answers.settled(needs);
    if (sent && needs(sent)) decided('unasked');
    return;
  }
  const ask = async () => {
    for (let questions = 1; ; questions += 1) {
      const answer = await panel.ask(report ?? reportOnNone('failed', id), isStrict);
      // The report that the question showed last; null: the draft has changed, and nothing is known about it yet.
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
  // Whatever throws in here, at once or later, is a failure to judge.
  const judge = async () => {
    const one = await answers.settled(needs);
    report = one;
    if (one && needs(one) && !takePass(one)) return 'ask';
    // No answer; or policy forbids some sending, and this was not fully judged.
    if (!one || (isStrict && !answers.isDone())) throw new Error('no answer of the worker');
    return 'send';
  };
  await hold(
    event,
    key,
    () =>
      rule({
        judge: judge(),
        ask: async () => {
          const answer = await ask();
          reason = answer.reason;
          if (answer.isSnoozed)
            for (const name of warnedIn(report)) void send('snooze', { window: id, name });
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
        isStrict,
      }),
    () => {
      const isSent = tried(release);
      if (!isSent && report) passes.set(heldIn(report), Date.now() + PASS_MS);
      if (!isSent) panel.alert('lost');
      if (outcome) decided(isSent ? outcome : 'stayed');
      if (isSent && outcome === 'sent') sending.onAnswered?.(report);
    },
    isStrict,
  );
}
