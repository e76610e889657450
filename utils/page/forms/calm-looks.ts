/** A page may go through ten thousand forms by script: how often one is looked at does not grow with that. */
import { throttled } from '../dom/throttle.ts';
import { isConnected } from '../dom/dom.ts';
import { formFor } from './controls.ts';
import { unread } from './sending.ts';

/** Between looks at two forms, fields of none, or links (milliseconds): nobody goes from one to the next faster. */
const BETWEEN_MS = 200;

/** What is told of together: a form, or a field or link of none. */
const rootOf = (touched: Element) => (touched.localName === 'form' ? touched : formFor(touched)) ?? touched;

/**
 * Returns `look`, to be called with each element that is touched. Of what is touched faster than it can be looked at, the
 * last is; the rest is noted as `unread`, and held when it is sent.
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
