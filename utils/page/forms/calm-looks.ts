/** A page may go through ten thousand forms by script: how often one is looked at does not grow with that. */
import { throttled } from '../dom/throttle.ts';
import { isConnected } from '../dom/dom.ts';
import { formFor } from './controls.ts';
import { unread } from './sending.ts';

/** Shortest time between looks at different forms, lone fields or links (ms): no person moves on faster. */
const BETWEEN_MS = 200;

/** Returns what is reported as one: the form of what was touched, or the field or link itself if it has none. */
const rootOf = (touched: Element) => (touched.localName === 'form' ? touched : formFor(touched)) ?? touched;

/**
 * Returns a throttled `look`, to be called with each element that is touched. If elements are touched faster than it
 * can look, it looks at the last one; the others are noted as `unread`, and held when they are sent.
 */
export function calmLooks(look: (touched: Element) => void): (touched: Element) => void {
  let lastRoot: Element | null = null;
  const lookSoon = throttled((touched: Element) => {
    if (!isConnected(touched)) return;
    lastRoot = rootOf(touched);
    unread.delete(lastRoot);
    look(touched);
  });
  const lookAtOther = throttled(lookSoon, null, BETWEEN_MS);
  return (touched) => {
    const root = rootOf(touched);
    unread.add(root);
    (root === lastRoot ? lookSoon : lookAtOther)(touched);
  };
}
