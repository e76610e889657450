/** One form's or upload's conversation with the worker, and the hold before it is sent. */
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { send } from '../../utils/messages/send.ts';
import { carriageOf } from '../../utils/core/destination.ts';
import type { Reading } from '../../utils/page/forms/read-subject.ts';
import type { Sending } from '../../utils/page/forms/watch-forms.ts';
import { hold } from '../../utils/page/hold.ts';
import { openPanel } from '../../utils/panel.ts';

const HOLDING: readonly string[] = ['warn', 'justify', 'block'];

export interface SendingSession {
  /** Assesses what is read and shows what comes of it. */
  assess(reading: Reading): Promise<void>;
  /** Nothing is left to tell: the files were taken out again. */
  clear(): void;
  /** Holds the event where the person should be asked first; `release` sends what was held. */
  guard(event: Event, reading: Reading, release: () => void): void;
}

/** Could an answer of the worker's be worth a question? Decided without it, since an event cannot wait. */
function mayBeHeld({ destination, content }: Reading): boolean {
  const { isSensitive, hasFiles, isBrowserWarning } = content;
  return !isBrowserWarning && (isSensitive || hasFiles) && carriageOf(destination.scheme) !== 'encrypted';
}

/** Starts the conversation about one form or upload. */
export function openSending({ id, root, findPlace }: Sending): SendingSession {
  const panel = openPanel(root, findPlace);
  let asked = '';
  let answer: Promise<WindowReport | null> = Promise.resolve(null);
  let report: WindowReport | null = null;

  /** One question for the same reading, however often it is touched. */
  const ask = (reading: Reading): Promise<WindowReport | null> => {
    const key = JSON.stringify(reading);
    if (key === asked) return answer;
    asked = key;
    report = null;
    const asking = send('destination', { window: id, ...reading, depth: 'full' });
    answer = asking.then((answered) => {
      if (key === asked) report = answered;
      // The worker gave none: the next touch asks again.
      if (!answered && key === asked) asked = '';
      return answered;
    });
    return answer;
  };
  const isTold = ({ assessments }: WindowReport) =>
    assessments.some(
      ({ subject, action }) =>
        action !== 'allow' || (subject.type === 'destination' && subject.channel === 'upload'),
    );
  const needsAnswer = ({ assessments }: WindowReport) =>
    assessments.some(
      ({ subject, action }) => HOLDING.includes(action) && !panel.isDismissed(nameOf(subject)),
    );

  return {
    async assess(reading) {
      panel.prepare();
      const key = JSON.stringify(reading);
      const answered = await ask(reading);
      if (answered && (asked === key || asked === ''))
        await panel.show(isTold(answered) ? answered : { ...answered, state: 'empty' });
    },
    clear() {
      asked = '';
      report = null;
      panel.remove();
      void send('closed', { window: id });
    },
    guard(event, reading, release) {
      const isKnown = report !== null && JSON.stringify(reading) === asked;
      const isWorthHolding = isKnown && report ? needsAnswer(report) : mayBeHeld(reading);
      if (!isWorthHolding) return;
      const answered = ask(reading);
      void hold(event, root, {
        judge: answered.then((one) => (one && needsAnswer(one) ? 'ask' : 'go')),
        ask: async () => {
          const one = await answered;
          return one ? panel.ask(one) : 'go';
        },
        release,
      });
    },
  };
}
