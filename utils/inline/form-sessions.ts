/** All conversations of one frame about its forms and uploads. */
import type { Changed, News } from '../messages/protocol.ts';
import { own, SENDING_OF } from '../page/forms/channel.ts';
import { unread, type Sending } from '../page/forms/sending.ts';
import { isConnected } from '../page/dom/dom.ts';
import { reportMissed } from '../page/forms/missed.ts';
import { keepNotified } from '../page/forms/keep-notified.ts';
import { followVisits } from './visits.ts';
import { openSending, type SendingSession } from './form-session.ts';

/**
 * Of what the page has taken away so many conversations go on, the newest: uploaders take away their field before its
 * files are sent, which may take long. Of what was sent without files all is known soon after. An app that draws its forms
 * anew all day has no more of them kept for it. Of those that are there, the ones that were touched last: each mark follows
 * what the page does. Of an older one nothing is known any more, and it is asked about when it is sent.
 */
const MAX_KEPT = { withFiles: 50, without: 3, there: 10 };

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
  own[SENDING_OF] = (id) => [...sessions.keys()].find((one) => one.id === id);
  // Only the extension itself can send messages to its content scripts (no `externally_connectable`).
  chrome.runtime.onMessage.addListener((news: News | Changed) => {
    for (const [{ id }, session] of sessions)
      if ('changed' in news) void session.repeat();
      else if (id === news.window) session.correct(news.report);
  });
  const drop = (sending: Sending, session: SendingSession) => {
    session.clear();
    sessions.delete(sending);
  };
  /** Makes room for one more, which will be gone soon. */
  const dropGone = () => {
    const all = [...sessions];
    const gone = all.filter(([{ root }]) => !isConnected(root));
    const there = all.filter((one) => !gone.includes(one) && !one[1].hasFiles() && !one[1].isHolding());
    const withFiles = gone.filter(([, { hasFiles }]) => hasFiles());
    const without = gone.filter((one) => !withFiles.includes(one));
    for (const one of withFiles.slice(0, 1 - MAX_KEPT.withFiles)) drop(...one);
    for (const one of without.slice(0, 1 - MAX_KEPT.without)) drop(...one);
    for (const one of there.slice(0, 1 - MAX_KEPT.there)) {
      unread.add(one[0].root);
      drop(...one);
    }
  };
  return {
    of(sending) {
      const before = sessions.get(sending);
      const session = before ?? openSending(sending);
      if (!before) dropGone();
      // The newest last.
      sessions.delete(sending);
      sessions.set(sending, session);
      return session;
    },
    hold: keepNotified((goneAt) => {
      for (const session of sessions.values()) {
        const repeated = session.repeat();
        // Chromium's worker hears by itself what was sent meanwhile.
        if (!import.meta.env.FIREFOX || goneAt === undefined) continue;
        void repeated.then(() => {
          reportMissed(goneAt, performance.now(), session.miss);
        });
      }
    }),
    follow(signal) {
      followVisits(sessions, signal);
      signal.addEventListener('abort', () => {
        for (const one of sessions) drop(...one);
      });
    },
  };
}
