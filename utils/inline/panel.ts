/** What is shown about one compose window, form or upload: the view in its host element, injected when first needed. */
import {
  VIEW,
  type Answer,
  type NotSent,
  type Question,
  type View,
  type ViewProps,
} from '../../components/inline/view.ts';
import type { WindowReport } from '../core/report.ts';
import { nameOf } from '../core/subject.ts';
import { send } from '../messages/send.ts';
import { documentOf, makeBox } from '../page/dom/dom.ts';
import { timeout } from '../page/send/hold.ts';
import { isOverPage, mountHost, removeHost, standHost } from '../page/dom/mount.ts';
import type { Place } from '../page/dom/place.ts';

let coming: Promise<unknown> | undefined;

/** Resolves to the view's code, requested once for all that wait for it; undefined if it could not be injected. */
export async function loadView(): Promise<View | undefined> {
  const own = globalThis as { [VIEW]?: View };
  if (!own[VIEW]) await (coming ??= send('inject:view', {}));
  coming = undefined;
  return own[VIEW];
}

/** Shows reports and questions about one root. */
export interface Panel {
  /** Starts injecting the view, so that it is there when there is something to show. */
  prepare(): void;
  /** Shows a report; an empty one removes everything. */
  show(report: WindowReport): Promise<void>;
  /**
   * Asks the person whether to send what is held, and follows the newest report until they answer. If the page does not
   * let the question stand, the answer is `send`, unless policy is strict. Rejects if the question cannot be shown.
   */
  ask(report: WindowReport, isStrict: boolean): Promise<Answer>;
  /** Shows that something was not sent, and why. */
  alert(what: NotSent): void;
  /** Whether the person has said that they know about this subject. */
  isDismissed(name: string): boolean;
  /** Removes the banner about this subject for good, because the person has answered. */
  dismiss(name: string): void;
  remove(): void;
}

/** What the person tells us through the panel. */
export interface PanelEvents {
  /** The person has hidden what is shown about a subject. */
  readonly onHidden?: (name: string) => void;
  /** The person has said what somebody can receive, so the assessment is to be repeated. */
  readonly onClaimed?: () => void;
}

/** Creates a panel for `root`; nothing is added to the page before there is something to show. */
export function openPanel(
  root: Element,
  findPlace: () => Place | null,
  { onHidden, onClaimed }: PanelEvents = {},
): Panel {
  let view: View | undefined;
  let drawnIn: HTMLElement | undefined;
  let shown = 0;
  let follow: ((report: WindowReport) => void) | undefined;
  let last: WindowReport | undefined;
  const dismissed = new Set<string>();
  /** Snoozed just now, until a report takes it into account. */
  const silenced = new Set<string>();

  const removeNow = () => {
    if (drawnIn) view?.draw(drawnIn, null);
    drawnIn = undefined;
    removeHost(root);
  };
  /** Calls `run` once nothing is pressed, unless something newer is to be shown by then. */
  const whenStill = async (run: () => unknown) => {
    shown += 1;
    const turn = shown;
    await view?.still();
    if (turn === shown) run();
  };
  const remove = () => void whenStill(removeNow);
  const draw = (report: WindowReport): boolean => {
    const shadow = view && mountHost(root, findPlace, view.dress);
    if (!view || !shadow) return false;
    drawnIn ??= shadow.appendChild(makeBox(documentOf(root)));
    const silence = (names: Set<string>) => (name: string, isUndone?: boolean) => {
      names[isUndone ? 'delete' : 'add'](name);
      redraw();
      if (!isUndone) onHidden?.(name);
    };
    const window = report.id.replace(/^\d+:/, '');
    const onDismiss = silence(dismissed);
    const onSnooze: ViewProps['onSnooze'] = (name, isUndone) => {
      silence(silenced)(name, isUndone);
      void send('snooze', { window, name, isUndone });
    };
    const onClaim: ViewProps['onClaim'] = (handle, means, holds) => {
      void send('claim', { window, handle, means, holds }).then(onClaimed);
    };
    const openWelcome = () => void send('open', {});
    view.draw(drawnIn, {
      report,
      dismissed: new Set([...dismissed, ...silenced]),
      isFloating: isOverPage(root),
      now: Date.now(),
      onDismiss,
      onSnooze,
      onClaim,
      openWelcome,
    });
    standHost(root, drawnIn, view.stand, findPlace, (isGone) => {
      if (isGone) removeNow();
      else if (last) draw(last);
    });
    return true;
  };
  const redraw = () => {
    if (drawnIn) void whenStill(() => drawnIn && last && draw(last));
  };
  const show = async (report: WindowReport) => {
    shown += 1;
    const turn = shown;
    last = report;
    follow?.(report);
    for (const { subject, action } of report.assessments)
      if (action !== 'warn') silenced.delete(nameOf(subject));
    if (report.state === 'empty') {
      remove();
      return;
    }
    view ??= await loadView();
    if (turn !== shown) return;
    // Not awaited: the session goes on with what is known.
    void whenStill(() => {
      if (!draw(report)) removeNow();
    });
  };

  return {
    prepare() {
      void loadView().then((loaded) => (view = loaded));
    },
    show,
    async ask(first, isStrict) {
      follow = (report) => {
        first = report;
      };
      view ??= await Promise.race([loadView(), timeout()]);
      const asking = view;
      if (!asking) throw new Error();
      return new Promise((resolve) => {
        const onAnswer = (given: Answer) => {
          follow = undefined;
          question.close();
          resolve(given);
        };
        const propsOf = (report: WindowReport) => ({ report, onAnswer });
        const question: Question = asking.ask(root, propsOf(first), () => {
          if (isStrict) asking.alert(root, 'stuck');
          onAnswer({ ruling: isStrict ? 'cancel' : 'send', isLost: true });
        });
        follow = (report) => {
          question.update(propsOf(report));
        };
      });
    },
    alert(what) {
      view?.alert(root, what);
    },
    isDismissed: (name) => dismissed.has(name) || silenced.has(name),
    dismiss(name) {
      dismissed.add(name);
      redraw();
    },
    remove,
  };
}
