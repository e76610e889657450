/** One form's or upload's conversation with the worker, and the hold before it is sent. */
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import type { Depth } from '../../utils/messages/protocol.ts';
import { send } from '../../utils/messages/send.ts';
import { leavesOpenly } from '../../utils/core/destination.ts';
import type { Reading } from '../../utils/page/forms/read-subject.ts';
import { readPage } from '../../utils/page/forms/read-target.ts';
import type { Sending } from '../../utils/page/forms/watch-forms.ts';
import { hold } from '../../utils/page/hold.ts';
import { openPanel } from '../../utils/panel.ts';

const HOLDING: readonly string[] = ['warn', 'justify', 'block'];

export interface SendingSession {
  /** Assesses what is read and shows what comes of it. */
  assess(reading: Reading): Promise<void>;
  /** Shows what came to light later: where a script really sends. */
  correct(report: WindowReport): void;
  /** Nothing is left to tell: the files were taken out again. */
  clear(): void;
  /** Holds the event where the person should be asked first; `release` sends what was held. */
  guard(event: Event, reading: Reading, release: () => void): void;
}

/** Could an answer of the worker's be worth a question? Decided without it, since an event cannot wait. */
function mayBeHeld({ destination, content }: Reading): boolean {
  const { isSensitive, hasFiles, isBrowserWarning } = content;
  const page = readPage(document);
  return !isBrowserWarning && (isSensitive || hasFiles) && leavesOpenly(destination.scheme, page.scheme);
}

/** Starts the conversation about one form or upload. */
export function openSending({ id, root, findPlace }: Sending): SendingSession {
  const panel = openPanel(root, findPlace);
  let asked = '';
  let answer: Promise<WindowReport | null> = Promise.resolve(null);
  let report: WindowReport | null = null;
  let corrections = 0;

  const put = (reading: Reading, depth: Depth) => send('destination', { window: id, ...reading, depth });
  const show = (one: WindowReport) => panel.show(isTold(one) ? one : { ...one, state: 'empty' });
  /** One question for the same reading, however often it is touched; what needs a round trip follows. */
  const ask = (reading: Reading): Promise<WindowReport | null> => {
    const key = JSON.stringify(reading);
    if (key === asked) return answer;
    asked = key;
    report = null;
    const known = corrections;
    answer = put(reading, 'first').then(async (first) => {
      // What came to light meanwhile says more than the page does.
      if (key !== asked || known !== corrections) return first;
      // The worker gave none: the next touch asks again.
      if (first) await show((report = first));
      else asked = '';
      if (first?.pending) void refine(reading, key);
      return first;
    });
    return answer;
  };
  const refine = async (reading: Reading, key: string) => {
    const full = await put(reading, 'full');
    if (full && key === asked) await show((report = full));
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
      await ask(reading);
    },
    correct(one) {
      corrections += 1;
      void show((report = one));
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
