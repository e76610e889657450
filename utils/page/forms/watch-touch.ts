/** The first tier for forms and uploads: waits for a touch that needs the engine, then removes itself. */
import { untilGood } from '../guards/ask-again.ts';
import { activeIn, viewOf } from '../dom/dom.ts';
import { FILES_AT, own } from './channel.ts';
import { isFileField } from './controls.ts';
import { BY_SCRIPT, readTarget } from './read-target.ts';
import { focusedIn, touchedOf } from './roots.ts';
import {
  carriesFiles,
  callsForForms,
  filesAt,
  isUnencryptedForm,
  isTextPaste,
  pastedTypes,
} from './touched.ts';
import { hold, timeout } from '../send/hold.ts';
import { replaySubmit, takeReleased } from './release.ts';

/** `formdata` is the only event that a page's own `form.submit()` fires. */
const TOUCHES = ['focusin', 'input', 'click', 'formdata'] as const;
const FILES = ['dragenter', 'dragover', 'drop', 'paste'] as const;

/**
 * Calls `inject`, until it has a good answer, when a person touches an unencrypted form or any file field, or brings
 * files; the engine finds their place under `FILES_AT`. A form that is submitted unencrypted before the engine is there
 * is held until it is, and then submitted again, for the engine to judge.
 */
export function watchFormTouch(document: Document, inject: () => Promise<unknown>): void {
  const view = viewOf(document);
  const life = new AbortController();
  const options = { capture: true, signal: life.signal };
  const found = untilGood(inject, () => {
    life.abort();
  });
  for (const type of TOUCHES) {
    const look = (event: Event) => {
      const touched = event.isTrusted ? touchedOf(event) : null;
      if (!touched || !callsForForms(touched)) return;
      if (event.type === 'input' && isFileField(touched)) own[FILES_AT] = touched;
      void found();
    };
    view?.addEventListener(type, look, options);
  }
  for (const type of FILES) {
    const look = (event: Event) => {
      if (!event.isTrusted || !carriesFiles(event)) return;
      const at = touchedOf(event);
      const take = () => {
        if (event.type === 'drop' || event.type === 'paste') own[FILES_AT] = at;
        void found();
      };
      if (isTextPaste(pastedTypes(event), at)) {
        own[FILES_AT] = true;
        setTimeout(() => {
          if (event.defaultPrevented) take();
        });
      } else take();
    };
    view?.addEventListener(type, look, options);
  }
  // The touch for which this script was injected came before it.
  const active = activeIn(document);
  const focused = active && focusedIn(active);
  if ((focused && callsForForms(focused)) || filesAt()) void found();
  view?.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement;
      const submitter = event.submitter;
      if (!event.isTrusted || takeReleased(form) || !isUnencryptedForm(form, submitter)) return;
      // A listener of the page's ran first, and may have sent it; or only the page's own world could submit it again.
      if (event.defaultPrevented || readTarget(form, submitter) === BY_SCRIPT) {
        void found();
        return;
      }
      void hold(
        event,
        form,
        () => Promise.race([found(), timeout()]),
        () => {
          replaySubmit(form, submitter?.isConnected === true ? submitter : null);
        },
      );
    },
    options,
  );
}
