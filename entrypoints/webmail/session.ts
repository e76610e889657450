/** One compose window's conversation with the worker, and the view that shows it. */
import { VIEW, type View } from '../../components/inline/view.ts';
import { copyText } from '../../utils/copy.ts';
import type { Draft } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import type { Depth } from '../../utils/messages/protocol.ts';
import { send } from '../../utils/messages/send.ts';
import { mountHost, removeHost } from '../../utils/page/mount.ts';
import type { ComposeWindow } from '../../utils/page/window.ts';

/** Characters of some fifty addresses: of so many, what the tables know is shown before the network has answered. */
const MANY = 1_000;
const depthsFor = ({ recipients }: Draft): readonly Depth[] =>
  recipients.reduce((sum, { text }) => sum + text.length, 0) > MANY ? ['tables', 'full'] : ['first', 'full'];

/** The view's code, brought by the worker on the first need; undefined where it could not be brought. */
async function loadView(): Promise<View | undefined> {
  const own = globalThis as { [VIEW]?: View };
  if (!own[VIEW]) await send('view', {});
  return own[VIEW];
}

export interface Session {
  /** Assesses a draft and shows what comes of it; an answer about an earlier draft is dropped. */
  assess(draft: Draft): Promise<void>;
  /** Assesses the last draft again: consent or settings changed. */
  repeat(): Promise<void>;
  close(): void;
}

const isEmpty = ({ recipients, unreadable, blind }: Draft) => recipients.length + unreadable === 0 && !blind;

/** Starts the conversation about one window. Nothing is added to the page before there is something to say. */
export function openSession(window: ComposeWindow): Session {
  let turn = 0;
  let last: Draft | undefined;
  let shown: { view: View; root: Element } | undefined;
  const dismissed = new Set<string>();
  const failed: WindowReport = {
    id: window.id,
    state: 'failed',
    pending: false,
    assessments: [],
    unreadable: 0,
  };

  const remove = () => {
    shown?.view.draw(shown.root, null);
    shown = undefined;
    removeHost(window);
  };
  const show = (view: View, report: WindowReport) => {
    const shadow = report.state === 'empty' ? null : mountHost(window, view.styles);
    if (!shadow) {
      if (report.state === 'empty') remove();
      return;
    }
    shown ??= { view, root: shadow.appendChild(document.createElement('div')) };
    const onDismiss = (address: string) => {
      dismissed.add(address);
      show(view, report);
    };
    const openWelcome = () => void send('welcome', {});
    view.draw(shown.root, { report, dismissed, now: Date.now(), onDismiss, onCopy: copyText, openWelcome });
  };

  const assess = async (draft: Draft) => {
    turn += 1;
    last = draft;
    const asked = turn;
    const loading = isEmpty(draft) ? undefined : loadView();
    for (const depth of depthsFor(draft)) {
      const request = { window: window.id, adapter: window.adapter?.name ?? null, draft, depth };
      const [report, view] = await Promise.all([send('assess', request), loading]);
      if (asked !== turn) return;
      if (view) show(view, report ?? failed);
      else remove();
      if (!report?.pending) return;
    }
  };

  return {
    assess,
    repeat: () => (last ? assess(last) : Promise.resolve()),
    close() {
      turn += 1;
      remove();
      void send('closed', { window: window.id });
    },
  };
}
