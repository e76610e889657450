/** One compose window's conversation with the worker, and the view that shows it. */
import { render } from 'preact';
import { ComposeUi } from '../../components/inline/ComposeUi.tsx';
import { STYLES } from '../../components/inline/styles.ts';
import type { Draft } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import type { Depth } from '../../utils/messages/protocol.ts';
import { copyText } from '../../utils/copy.ts';
import { send } from '../../utils/messages/send.ts';
import { mountHost, removeHost } from '../../utils/page/mount.ts';
import type { ComposeWindow } from '../../utils/page/window.ts';

const DEPTHS: readonly Depth[] = ['first', 'full'];

export interface Session {
  /** Assesses a draft and shows what comes of it; an answer about an earlier draft is dropped. */
  assess(draft: Draft): Promise<void>;
  /** Assesses the last draft again: consent or settings changed. */
  repeat(): Promise<void>;
  close(): void;
}

/** Starts the conversation about one window. Nothing is added to the page before there is something to say. */
export function openSession(window: ComposeWindow): Session {
  let turn = 0;
  let last: Draft | undefined;
  const dismissed = new Set<string>();
  const failed: WindowReport = {
    id: window.id,
    state: 'failed',
    pending: false,
    assessments: [],
    unreadable: 0,
  };

  let root: HTMLElement | undefined;
  const remove = () => {
    if (root) render(null, root);
    root = undefined;
    removeHost(window);
  };
  const show = (report: WindowReport) => {
    if (report.state === 'empty') {
      remove();
      return;
    }
    const shadow = mountHost(window, STYLES);
    if (!shadow) return;
    root ??= shadow.appendChild(document.createElement('div'));
    render(
      <ComposeUi
        report={report}
        dismissed={dismissed}
        now={Date.now()}
        onCopy={copyText}
        onDismiss={(address) => {
          dismissed.add(address);
          show(report);
        }}
        openWelcome={() => void send('welcome', {})}
      />,
      root,
    );
  };

  const assess = async (draft: Draft) => {
    turn += 1;
    last = draft;
    const asked = turn;
    for (const depth of DEPTHS) {
      const request = { window: window.id, adapter: window.adapter?.name ?? null, draft, depth };
      const report = await send('assess', request);
      if (asked !== turn) return;
      show(report ?? failed);
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
