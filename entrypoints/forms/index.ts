import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { keepDrop } from '../../utils/page/forms/drops.ts';
import { openKeeping } from '../../utils/page/forms/held-submit.ts';
import { takeReleased } from '../../utils/page/forms/release.ts';
import { watchForms, type FormEvents } from '../../utils/page/forms/watch-forms.ts';
import { isFirst, live } from '../../utils/page/dom/life.ts';
import { detectSealed } from '../../utils/inline/known-sealed.ts';
import { send } from '../../utils/messages/send.ts';
import { openSessions } from '../../utils/inline/form-sessions.ts';

/** The engine of forms and uploads: injected into a frame when a touch there calls for it. */
export default defineUnlistedScript(() => {
  if (!isFirst('forms')) return;
  const sessions = openSessions();
  const keeping = openKeeping(document, () => send('inject:press', {}));

  const events: Omit<FormEvents, 'signal'> = {
    isSealed: detectSealed,
    onReading(sending, reading) {
      if (reading?.content.hasFiles) sessions.hold();
      if (reading) keeping.prepare(sending.root);
      if (reading) void sessions.of(sending).assess(reading);
      else sessions.of(sending).clear();
    },
    onHover(sending, reading) {
      if (reading) void sessions.of(sending).note(reading);
      else sessions.of(sending).clear();
    },
    onSubmit(sending, reading, event, isHeard) {
      const form = sending.root as HTMLFormElement;
      const how = takeReleased(form);
      // The page's handlers already ran before the submission was held.
      if (how === 'heard') event.stopImmediatePropagation();
      if (how) return;
      const release = keeping.keep(form, event.submitter, isHeard);
      if (release) void sessions.of(sending).guard(event, reading, release);
    },
    onDrop(sending, reading, event) {
      const drop = keepDrop(sending.root, event);
      const { files = [], drop: before } = sending.brought ?? {};
      if (!before?.isHeld()) sending.brought = { files, drop };
      const session = sessions.of(sending);
      drop.holdUntil(session.guard(event, reading, () => drop.release(), drop.isFaithful));
    },
  };
  live((signal) => {
    watchForms(document, { ...events, signal });
    sessions.follow(signal);
  });
});
