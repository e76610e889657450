/**
 * first-ear.js, in Firefox: listens at the window before any script of the page, and does nothing until something of
 * ours is shown in the page. A listener that the page registered before ours would be given nodes of our closed trees.
 */
import { EAR, listenTo } from '../../utils/page/float/ears.ts';

const own = globalThis as { [EAR]?: (event: Event) => void };
const hear = (event: Event) => own[EAR]?.(event);
const listen = () => {
  listenTo(true, hear);
};
// `document.open` removes all listeners.
new MutationObserver(listen).observe(document, { childList: true });
listen();
