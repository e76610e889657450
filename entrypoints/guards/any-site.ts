/** guard.js: on every page without an adapter of its own. Built without WXT's wrapper, see wxt.config.ts. */
import type { FirstListener } from '../../utils/page/send/first.ts';
import { forget, onEvent } from '../../utils/page/guards/guard.ts';

/** No script of the page hears a click before this one: what holds a Send is put in front here, see `first.ts`. */
const seat = { handleEvent: onEvent };

/** One by one: a loop over a list costs more than these lines. */
function begin(): void {
  forget();
  const listen = addEventListener;
  listen('focusin', onEvent, true);
  listen('input', onEvent, true);
  listen('click', seat, true);
  listen('blur', onEvent, true);
  listen('dragenter', onEvent, true);
  listen('paste', onEvent, true);
  listen('pointerdown', onEvent, true);
  listen('mouseover', onEvent, true);
}

begin();
// `document.open` takes all listeners away and leaves observers (HTML, "document open steps"): what was brought has to come
// anew, too.
new MutationObserver(begin).observe(document, { childList: true });

// The worker asks for this before it puts a guard into a page that was open before.
(globalThis as { sealcheck?: FirstListener }).sealcheck = seat;
