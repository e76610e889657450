import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { News } from '../../utils/messages/protocol.ts';
import { send } from '../../utils/messages/send.ts';
import { filesOf, releaseDrop, releaseSubmit, takeReleased } from '../../utils/page/forms/release.ts';
import type { Sending } from '../../utils/page/forms/sending.ts';
import { watchForms } from '../../utils/page/forms/watch-forms.ts';
import { openSending, type SendingSession } from './session.ts';

/** One engine a frame: a second injection finds the first one's mark in its own world. */
const MARK = Symbol.for('sealcheck.forms');

/** The engine of forms and uploads: brought into a frame at a touch that calls for it. */
export default defineUnlistedScript(() => {
  const own = globalThis as { [MARK]?: true };
  if (own[MARK]) return;
  own[MARK] = true;
  const sessions = new Map<Sending, SendingSession>();
  const sessionOf = (sending: Sending) => {
    const session = sessions.get(sending) ?? openSending(sending);
    sessions.set(sending, session);
    return session;
  };

  watchForms(document, {
    signal: new AbortController().signal,
    onReading(sending, reading) {
      if (reading) void sessionOf(sending).assess(reading);
      else sessionOf(sending).clear();
    },
    onRest(sending, reading) {
      if (reading) void sessionOf(sending).note(reading);
      else sessionOf(sending).clear();
    },
    onSubmit(sending, reading, event) {
      const form = sending.root as HTMLFormElement;
      const { submitter } = event;
      if (takeReleased(form)) return;
      sessionOf(sending).guard(event, reading, () => {
        releaseSubmit(form, submitter);
      });
    },
    onDrop(sending, reading, event) {
      const files = event.dataTransfer && filesOf(event.dataTransfer);
      const [target] = event.composedPath();
      if (!files || !target) return;
      sessionOf(sending).guard(event, reading, () => {
        releaseDrop(target, event, files);
      });
    },
  });

  // Only the extension itself can send messages to its content scripts (no `externally_connectable`).
  chrome.runtime.onMessage.addListener(({ window, report }: News) => {
    for (const [{ id }, session] of sessions) if (id === window) session.correct(report);
  });
  addEventListener('pagehide', () => {
    for (const { id } of sessions.keys()) void send('closed', { window: id });
  });
});
