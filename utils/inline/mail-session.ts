/** One compose window's exchange with the worker. */
import { rankOf } from '../core/levels.ts';
import type { Assessment, Draft } from '../core/model.ts';
import { reportOnNone, type WindowReport } from '../core/report.ts';
import { nameOf } from '../core/subject.ts';
import type { Depth } from '../messages/protocol.ts';
import { send } from '../messages/send.ts';
import { openAnswers } from './answers.ts';
import { heldIn, holdUntilAnswered, needsAnswer, PASS_MS, takePass } from './holding.ts';
import { now } from '../page/dom/now.ts';
import type { Reading } from '../page/forms/read-subject.ts';
import { partsOf } from '../page/compose/parts.ts';
import type { ComposeWindow } from '../page/compose/window.ts';
import { openPanel } from './panel.ts';

/**
 * The length of some fifty addresses (characters): for more, what the tables know is shown before the network answers.
 */
const MANY = 1_000;
const depthsFor = ({ recipients }: Draft): readonly [Depth, Depth] =>
  recipients.reduce((sum, { text }) => sum + text.length, 0) > MANY ? ['tables', 'full'] : ['first', 'full'];

/** If there is no answer by then, the worker hangs (ms). */
const UNANSWERED_MS = 9000;

/** What the mail engine can do with one compose window. */
export interface Session {
  /** Assesses a draft and shows the result; drops answers about earlier drafts. `isActed`: after a person's act. */
  assess(draft: Draft, isActed: boolean): Promise<void>;
  /** Assesses the last draft again, because consent or settings changed. */
  repeat(): Promise<void>;
  /** Shows, beside the recipients, what is known about links that were pasted into the body. */
  addLinks(readings: readonly Reading[]): Promise<void>;
  /** Holds the sending of the last draft if the person should be asked first; `release` sends it. */
  guard(event: Event, release: () => boolean): void;
  close(): void;
}

const isEmpty = ({ recipients, unreadable, blind }: Draft) => recipients.length + unreadable === 0 && !blind;

/** Starts the exchange about one window. Nothing is added to the page before there is something to show. */
export function openSession(window: ComposeWindow): Session {
  let last: Draft | undefined;
  let wasActed = false;
  const panel = openPanel(window.root, () => partsOf(window).mount);
  const none = (state: WindowReport['state']) => reportOnNone(state, window.id);

  /** The worker's answers about the last draft. */
  const answers = openAnswers();
  let isStrict = false;
  /**
   * What the person has answered about this draft, for as long as that counts: apps send later, or ask for another
   * press. Anything that is worse by then, or forbidden, was not answered.
   */
  let answered = '';
  let end = 0;

  const links = new Map<string, Assessment>();
  const withLinks = (own: WindowReport): WindowReport => {
    if (links.size === 0) return own;
    const assessments = [...own.assessments, ...links.values()].sort(
      (a, b) => rankOf(a.verdict.level) - rankOf(b.verdict.level),
    );
    return { ...own, state: own.state === 'empty' ? 'assessed' : own.state, assessments };
  };
  const adapter = window.adapter?.name ?? null;
  const ask = (draft: Draft, depth: Depth, at: number) =>
    send('assess', { window: window.id, adapter, draft, depth, isActed: wasActed }, at);
  const assess = async (draft: Draft, isActed: boolean) => {
    const asked = answers.put();
    if (draft !== last) answered = '';
    last = draft;
    wasActed = isActed;
    if (!isEmpty(draft)) panel.prepare();
    setTimeout(() => {
      // What is known already is not thrown away for a retry.
      if (!answers.isDone(asked) && !answers.newest()) void assess(draft, isActed);
    }, UNANSWERED_MS);
    const depths = depthsFor(draft);
    for (const depth of depths) {
      const report = await ask(draft, depth, asked);
      if (!answers.give(asked, report, depth === depths.at(-1))) return;
      isStrict = report?.rules?.isStrict ?? isStrict;
      await panel.show(withLinks(report ?? none('failed')));
      if (answers.isDone(asked)) return;
    }
  };

  return {
    assess,
    repeat: async () => {
      if (last) await assess(last, wasActed);
    },
    async addLinks(readings) {
      const name = `${window.id}-links`;
      for (const reading of readings) {
        const about = await send('assess:destination', {
          window: name,
          adapter,
          ...reading,
          depth: 'tables',
        });
        for (const assessment of about?.assessments ?? [])
          // A link is shown but never held: the person may remove it again, which we do not see.
          links.set(nameOf(assessment.subject), { ...assessment, action: 'inform' });
      }
      if (links.size > 0) await panel.show(withLinks(answers.newest() ?? none('empty')));
    },
    guard(event, release) {
      if (!last || isEmpty(last)) return;
      // About recipients that nobody can read there is nothing to ask, only to show; unless nothing may be sent
      // unjudged.
      if (last.blind && !isStrict) return;
      const report = answers.newest();
      if (report && now() < end && heldIn(report) === answered) return;
      if (report && answers.isDone() && !last.blind && !needsAnswer(report, panel)) return;
      if (report && takePass(report)) return;
      const { id, root } = window;
      const onAnswered = (seen: WindowReport | null) => {
        answered = seen ? heldIn(seen) : '';
        // A timer would keep in memory everything that the page has removed by then.
        end = now() + PASS_MS;
      };
      void holdUntilAnswered(event, {
        id,
        key: root,
        panel,
        answers,
        isStrict,
        release,
        onAnswered,
        ...(last.blind && { needs: () => true }),
      });
    },
    close() {
      answers.put();
      panel.remove();
      void send('close', { window: window.id });
      if (links.size > 0) void send('close', { window: `${window.id}-links` });
    },
  };
}
