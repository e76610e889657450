/** guard.js: on every page without an adapter of its own. Built without WXT's wrapper, see wxt.config.ts. */
import { forget, onEvent } from '../../utils/page/guard.ts';

/** One by one: a loop over a list costs more than these lines. */
function listen(): void {
  addEventListener('focusin', onEvent, true);
  addEventListener('input', onEvent, true);
  addEventListener('click', onEvent, true);
  addEventListener('blur', onEvent, true);
  addEventListener('dragenter', onEvent, true);
  addEventListener('paste', onEvent, true);
  addEventListener('pointerdown', onEvent, true);
  addEventListener('mouseover', onEvent, true);
}

listen();
// `document.open` takes all listeners away and leaves observers (HTML, "document open steps"): what was brought has to come
// anew, too.
new MutationObserver(function () {
  forget();
  listen();
}).observe(document, { childList: true });

// The worker asks for this before it puts a guard into a page that was open before.
Reflect.set(globalThis, 'sealcheck', true);
