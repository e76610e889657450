/** What is shown about one compose window, form or upload: the view in its host element, brought on the first need. */
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
import { PATIENCE_MS } from '../page/send/hold.ts';
import { isOverPage, mountHost, removeHost, standHost } from '../page/dom/mount.ts';
import type { Place } from '../page/dom/place.ts';

let coming: Promise<unknown> | undefined;

/** The view's code, asked for once by all that wait for it; undefined where it could not be brought. */
export async function loadView(): Promise<View | undefined> {
  const own = globalThis as { [VIEW]?: View };
  if (!own[VIEW]) await (coming ??= send('inject:view', {}));
  coming = undefined;
  return own[VIEW];
}

export interface Panel {
  /** Begins to bring the view, so that it is there when there is something to show. */
  prepare(): void;
  /** Shows a report; an empty one takes everything away. */
  show(report: WindowReport): Promise<void>;
  /**
   * Asks the person whether what is held shall be sent, and follows the newest report until they answer; where the
   * page does not let the question stand: `send`, unless policy forbids. Rejects where the question cannot be put.
   */
  ask(report: WindowReport, isStrict: boolean): Promise<Answer>;
  /** Says that something was not sent, and why. */
  alert(what: NotSent): void;
  /** Has the person said that they know about this subject? */
  isDismissed(name: string): boolean;
  /** They have answered: no banner about this subject any more. */
  dismiss(name: string): void;
  remove(): void;
}

const late = () =>
  new Promise<undefined>((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });

/** What becomes known through the panel. */
export interface PanelEvents {
  /** The person has hidden what is said about a subject. */
  readonly onHidden?: (name: string) => void;
  /** The person has said what somebody can receive: what was found is to be found anew. */
  readonly onClaimed?: () => void;
}

/** A panel for `root`; nothing is added to the page before there is something to show. */
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
  /** Silenced a moment ago, until a report says so. */
  const silenced = new Set<string>();

  const removeNow = () => {
    if (drawnIn) view?.draw(drawnIn, null);
    drawnIn = undefined;
    removeHost(root);
  };
  /** Does it when nothing is pressed, unless there is something newer to do by then. */
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
      view ??= await Promise.race([loadView(), late()]);
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
