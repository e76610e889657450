/** All conversations of one frame about its forms and uploads. */
import type { Changed, News } from '../messages/protocol.ts';
import type { Sending } from '../page/forms/sending.ts';
import { tellMissed } from '../page/forms/missed.ts';
import { stayTold } from '../page/forms/stay-told.ts';
import { followVisits } from './visits.ts';
import { openSending, type SendingSession } from './form-session.ts';

export interface Sessions {
  /** The conversation about this form or upload, begun at the first call. */
  of(sending: Sending): SendingSession;
  /** Files were handed over: a worker that is stopped before they are sent is told of them again. */
  hold(): void;
  /** They end with the signal, and follow the page as it is left and comes back. */
  follow(signal: AbortSignal): void;
}

/** Begins them; hears the worker. */
export function openSessions(): Sessions {
  const sessions = new Map<Sending, SendingSession>();
  // Only the extension itself can send messages to its content scripts (no `externally_connectable`).
  chrome.runtime.onMessage.addListener((news: News | Changed) => {
    for (const [{ id }, session] of sessions)
      if ('changed' in news) void session.repeat();
      else if (id === news.window) session.correct(news.report);
  });
  return {
    of(sending) {
      const session = sessions.get(sending) ?? openSending(sending);
      sessions.set(sending, session);
      return session;
    },
    hold: stayTold((goneAt) => {
      for (const session of sessions.values()) {
        const repeated = session.repeat();
        // Chromium's worker hears by itself what was sent meanwhile.
        if (!import.meta.env.FIREFOX || goneAt === undefined) continue;
        void repeated.then(() => {
          tellMissed(goneAt, performance.now(), session.miss);
        });
      }
    }),
    follow(signal) {
      followVisits(sessions, signal);
      signal.addEventListener('abort', () => {
        for (const session of sessions.values()) session.clear();
        sessions.clear();
      });
    },
  };
}
