/**
 * first-ear.js, in Firefox: listens at the window before any script of the page, and does nothing until something of
 * ours is shown in the page. A listener that the page registered before ours would be given nodes of our closed trees.
 */
import { LISTENER, listenTo } from '../../utils/page/float/listeners.ts';

const own = globalThis as { [LISTENER]?: (event: Event) => void };
const hear = (event: Event) => own[LISTENER]?.(event);
const listen = () => {
  listenTo(true, hear);
};
// `document.open` removes all listeners.
new MutationObserver(listen).observe(document, { childList: true });
listen();
