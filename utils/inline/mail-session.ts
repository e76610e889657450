/** One compose window's conversation with the worker. */
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

/** Characters of some fifty addresses: of so many, what the tables know is shown before the network has answered. */
const MANY = 1_000;
const depthsFor = ({ recipients }: Draft): readonly [Depth, Depth] =>
  recipients.reduce((sum, { text }) => sum + text.length, 0) > MANY ? ['tables', 'full'] : ['first', 'full'];

/** Nothing was answered by then: the worker hangs (milliseconds). */
const UNANSWERED_MS = 9000;

export interface Session {
  /** Assesses a draft, which a person's act has changed or not, and shows what comes of it; an answer about an earlier draft is dropped. */
  assess(draft: Draft, isActed: boolean): Promise<void>;
  /** Assesses the last draft again: consent or settings changed. */
  repeat(): Promise<void>;
  /** Names what is known of links that were pasted into the body, beside the recipients. */
  addLinks(readings: readonly Reading[]): Promise<void>;
  /** Holds the sending of the draft read last where the person should be asked first; `release` sends it. */
  guard(event: Event, release: () => boolean): void;
  close(): void;
}

const isEmpty = ({ recipients, unreadable, blind }: Draft) => recipients.length + unreadable === 0 && !blind;

/** Starts the conversation about one window. Nothing is added to the page before there is something to say. */
export function openSession(window: ComposeWindow): Session {
  let last: Draft | undefined;
  let wasActed = false;
  const panel = openPanel(window.root, () => partsOf(window).mount);
  const none = (state: WindowReport['state']) => reportOnNone(state, window.id);

  /** What the worker says about the last draft. */
  const answers = openAnswers();
  let isStrict = false;
  /**
   * What the person answered of this draft, for as long as the answer holds: apps send later, or ask for a press of their
   * own. What is worse by then, or forbidden, was not answered.
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
      // What is known already is not given up for it.
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
          // A link is named, never held: the person may as well take it out again, which is not seen.
          links.set(nameOf(assessment.subject), { ...assessment, action: 'inform' });
      }
      if (links.size > 0) await panel.show(withLinks(answers.newest() ?? none('empty')));
    },
    guard(event, release) {
      if (!last || isEmpty(last)) return;
      // Of recipients that nobody can read there is nothing to ask, only to tell; unless nothing may go unjudged.
      if (last.blind && !isStrict) return;
      const report = answers.newest();
      if (report && now() < end && heldIn(report) === answered) return;
      if (report && answers.isDone() && !last.blind && !needsAnswer(report, panel)) return;
      if (report && takePass(report)) return;
      const { id, root } = window;
      const onAnswered = (seen: WindowReport | null) => {
        answered = seen ? heldIn(seen) : '';
        // A timer would keep all that the page has taken away by then.
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
