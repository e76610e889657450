/** Holding a mail, a form or an upload until its person has answered what policy asks; one way for all of them. */
import { isHolding } from './core/decide.ts';
import type { WindowReport } from './core/report.ts';
import { nameOf } from './core/subject.ts';
import { send } from './messages/send.ts';
import { hold } from './page/hold.ts';
import type { Panel } from './panel.ts';

export interface Sending {
  /** Names the window in messages. */
  readonly id: string;
  /** What is being sent: a second attempt meanwhile is stopped and asks nothing. */
  readonly key: object;
  readonly panel: Panel;
  /** What the worker says about it; null: it gave no answer. */
  readonly answered: Promise<WindowReport | null>;
  /** Policy forbids sending unjudged. */
  readonly isStrict: boolean;
  /** Sends exactly what was held. */
  readonly release: () => void;
  /** Must a person answer this report? Left out: `needsAnswer`. */
  readonly needs?: (report: WindowReport) => boolean;
  /** The person was asked, and wants it sent. */
  readonly onAnswered?: () => void;
}

/** Is there something in this report that a person must answer before it is sent? A banner that they closed answers a warning. */
export function needsAnswer({ assessments }: WindowReport, panel: Panel): boolean {
  return assessments.some(
    ({ subject, action }) => isHolding(action) && (action !== 'warn' || !panel.isDismissed(nameOf(subject))),
  );
}

const warnedIn = (report: WindowReport | null) =>
  (report?.assessments ?? []).filter(({ action }) => action === 'warn').map(({ subject }) => nameOf(subject));

const unjudged = (id: string): WindowReport => ({
  id,
  kind: 'message',
  state: 'failed',
  pending: false,
  assessments: [],
  unreadable: 0,
});

/** Holds this event until the question is answered, or none is to be asked; notes how it ended. */
export function holdUntilAnswered(event: Event, sending: Sending): Promise<void> {
  const { id, key, panel, answered, isStrict, release } = sending;
  const needs = sending.needs ?? ((one) => needsAnswer(one, panel));
  let report: WindowReport | null = null;
  const decided = (outcome: 'stayed' | 'sent' | 'unasked', reason?: string) => {
    void send('decided', { window: id, outcome, ...(reason === undefined ? {} : { reason }) });
  };
  return hold(event, key, {
    judge: answered.then((one) => {
      if (!one) throw new Error('no answer of the worker');
      report = one;
      return needs(one) ? 'ask' : 'go';
    }),
    ask: async () => {
      const { ruling, reason, isSnoozed } = await panel.ask(report ?? unjudged(id));
      decided(ruling === 'go' ? 'sent' : 'stayed', reason);
      if (ruling === 'go') sending.onAnswered?.();
      if (isSnoozed) for (const name of warnedIn(report)) void send('snooze', { window: id, name });
      return ruling;
    },
    onUnjudged() {
      decided('unasked');
    },
    release,
    isStrict,
  });
}
