/** guard.js: runs on every page without an adapter of its own. Built without WXT's wrapper, see wxt.config.ts. */
import type { FirstListener } from '../../utils/page/send/first.ts';
import { forget, onEvent } from '../../utils/page/guards/guard.ts';

/**
 * Registered before any script of the page can listen for clicks; what holds a Send is later put in front here, see
 * `first.ts`.
 */
const seat = { handleEvent: onEvent };

/** Written out, since a loop over a list costs more than these lines. */
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
// `document.open` removes all listeners but keeps observers (HTML, "document open steps"); afterwards whatever was
// injected has to be injected again as well.
new MutationObserver(begin).observe(document, { childList: true });

// The worker checks this before it injects a guard into a page that was open before.
(globalThis as { sealcheck?: FirstListener }).sealcheck = seat;
