/** One compose window's conversation with the worker. */
import type { Draft } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import type { Depth } from '../../utils/messages/protocol.ts';
import { send } from '../../utils/messages/send.ts';
import { partsOf } from '../../utils/page/parts.ts';
import type { ComposeWindow } from '../../utils/page/window.ts';
import { openPanel } from '../../utils/panel.ts';

/** Characters of some fifty addresses: of so many, what the tables know is shown before the network has answered. */
const MANY = 1_000;
const depthsFor = ({ recipients }: Draft): readonly Depth[] =>
  recipients.reduce((sum, { text }) => sum + text.length, 0) > MANY ? ['tables', 'full'] : ['first', 'full'];

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
  const panel = openPanel(window.root, () => partsOf(window).mount);
  const failed: WindowReport = {
    id: window.id,
    kind: 'message',
    state: 'failed',
    pending: false,
    assessments: [],
    unreadable: 0,
  };

  const assess = async (draft: Draft) => {
    turn += 1;
    last = draft;
    const asked = turn;
    if (!isEmpty(draft)) panel.prepare();
    for (const depth of depthsFor(draft)) {
      const request = { window: window.id, adapter: window.adapter?.name ?? null, draft, depth };
      const report = await send('assess', request);
      if (asked !== turn) return;
      await panel.show(report ?? failed);
      if (!report?.pending) return;
    }
  };

  return {
    assess,
    repeat: () => (last ? assess(last) : Promise.resolve()),
    close() {
      turn += 1;
      panel.remove();
      void send('closed', { window: window.id });
    },
  };
}
