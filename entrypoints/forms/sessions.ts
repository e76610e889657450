/** All conversations of one frame about its forms and uploads. */
import type { News } from '../../utils/messages/protocol.ts';
import { send } from '../../utils/messages/send.ts';
import type { Sending } from '../../utils/page/forms/sending.ts';
import { stayTold } from '../../utils/page/forms/stay-told.ts';
import { openSending, type SendingSession } from './session.ts';

export interface Sessions {
  /** The conversation about this form or upload, begun at the first call. */
  of(sending: Sending): SendingSession;
  /** Files were handed over: a worker that is stopped before they are sent is told of them again. */
  hold(): void;
}

/** Begins them; hears the worker, and says goodbye when the page is left. */
export function openSessions(): Sessions {
  const sessions = new Map<Sending, SendingSession>();
  // Only the extension itself can send messages to its content scripts (no `externally_connectable`).
  chrome.runtime.onMessage.addListener(({ window, report }: News) => {
    for (const [{ id }, session] of sessions) if (id === window) session.correct(report);
  });
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && 'snoozes' in changes) for (const session of sessions.values()) session.remind();
  });
  addEventListener('pagehide', () => {
    for (const { id } of sessions.keys()) void send('closed', { window: id });
  });
  return {
    of(sending) {
      const session = sessions.get(sending) ?? openSending(sending);
      sessions.set(sending, session);
      return session;
    },
    hold: stayTold(() => {
      for (const session of sessions.values()) session.remind();
    }),
  };
}
