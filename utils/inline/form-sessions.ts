/** All exchanges of one frame with the worker about its forms and uploads. */
import type { Changed, UnaskedReport } from '../messages/protocol.ts';
import { own, SENDING_OF } from '../page/forms/channel.ts';
import { unread, type Sending } from '../page/forms/sending.ts';
import { isConnected } from '../page/dom/dom.ts';
import { reportMissed } from '../page/forms/missed.ts';
import { keepNotified } from '../page/forms/keep-notified.ts';
import { followVisits } from './visits.ts';
import { openSending, type SendingSession } from './form-session.ts';

/**
 * How many exchanges are kept, the newest of each kind. `withFiles`: their root is gone from the page, because
 * uploaders remove their field before its files are sent, which may take long. `without`: gone without files, so all is
 * known soon; an app that redraws its forms all day keeps no more of them alive. `there`: still in the page and touched
 * last, since each mark follows the page's changes. About an older one nothing is known any more, so it is assessed
 * when it is sent.
 */
const MAX_KEPT = { withFiles: 50, without: 3, there: 10 };

/** The exchanges of one frame. */
export interface Sessions {
  /** Returns the exchange about this form or upload, started at the first call. */
  of(sending: Sending): SendingSession;
  /**
   * Call this when files were handed over: if the worker is stopped before they are sent, it is told about them again.
   */
  hold(): void;
  /** Ends them all with the signal, and repeats them if the page comes back. */
  follow(signal: AbortSignal): void;
}

/** Creates the collection and listens to the worker. */
export function openSessions(): Sessions {
  const sessions = new Map<Sending, SendingSession>();
  own[SENDING_OF] = (id) => [...sessions.keys()].find((one) => one.id === id);
  // Only the extension itself can send messages to its content scripts (no `externally_connectable`).
  chrome.runtime.onMessage.addListener((news: UnaskedReport | Changed) => {
    for (const [{ id }, session] of sessions)
      if ('changed' in news) void session.repeat();
      else if (id === news.window) session.correct(news.report);
  });
  const drop = (sending: Sending, session: SendingSession) => {
    session.clear();
    sessions.delete(sending);
  };
  /** Makes room for one more, whose root will soon be gone. */
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
      // The newest comes last.
      sessions.delete(sending);
      sessions.set(sending, session);
      return session;
    },
    hold: keepNotified((goneAt) => {
      for (const session of sessions.values()) {
        const repeated = session.repeat();
        // In Chromium, the worker itself learns what was sent meanwhile.
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
