import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { filesOf, releaseDrop, releaseSubmit, takeReleased } from '../../utils/page/forms/release.ts';
import { watchForms } from '../../utils/page/forms/watch-forms.ts';
import { openSessions } from './sessions.ts';

/** One engine a frame: a second injection finds the first one's mark in its own world. */
const MARK = Symbol.for('sealcheck.forms');

/** The engine of forms and uploads: brought into a frame at a touch that calls for it. */
export default defineUnlistedScript(() => {
  const own = globalThis as { [MARK]?: true };
  if (own[MARK]) return;
  own[MARK] = true;
  const sessions = openSessions();

  watchForms(document, {
    signal: new AbortController().signal,
    onReading(sending, reading) {
      if (reading?.content.hasFiles) sessions.hold();
      if (reading) void sessions.of(sending).assess(reading);
      else sessions.of(sending).clear();
    },
    onRest(sending, reading) {
      if (reading) void sessions.of(sending).note(reading);
      else sessions.of(sending).clear();
    },
    onSubmit(sending, reading, event) {
      const form = sending.root as HTMLFormElement;
      const { submitter } = event;
      if (takeReleased(form)) return;
      sessions.of(sending).guard(event, reading, () => {
        releaseSubmit(form, submitter);
      });
    },
    onDrop(sending, reading, event) {
      const files = event.dataTransfer && filesOf(event.dataTransfer);
      const [target] = event.composedPath();
      if (!files || !target) return;
      sessions.of(sending).guard(event, reading, () => {
        releaseDrop(target, event, files);
        // On what the page has taken out meanwhile, a drop goes nowhere.
        return (target as Node).isConnected;
      });
    },
  });
});
