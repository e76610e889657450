/**
 * Can a person have seen what they press? A page that puts something over a question, or moves it under the pointer, wants
 * a press that was meant for something else (UI redressing).
 */
import { documentOf } from './dom.ts';

/** So long has it stood still and in sight before a press counts (milliseconds). */
const SETTLE_MS = 500;

export interface Settled {
  /** Looks anew: is something of the page's over its buttons? */
  readonly isCovered: () => boolean;
  /** Is it painted over, or not shown to the person at all, as far as the browser tells (Chromium)? */
  readonly isHidden: () => boolean;
  /** Has it stood still, whole and in sight for long enough? */
  readonly isReady: () => boolean;
  readonly end: () => void;
}

/** Watches what `find` returns, in the closed tree of `host`. */
export function watchSettled(host: Element, find: () => HTMLElement | null): Settled {
  const document = documentOf(host);
  let since = Infinity;
  let last = '';
  let watched: Element | null = null;
  /** Chromium tells also of what is painted over it and takes no pointer, and of frames that move. */
  let isPainted = true;
  const sight = new IntersectionObserver(
    (entries) => {
      isPainted = (entries.at(-1) as { isVisible?: boolean } | undefined)?.isVisible !== false;
    },
    { threshold: [0, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  );
  const look = () => {
    const dialog = find();
    if (dialog && dialog !== watched) sight.observe((watched = dialog));
    const view = document.defaultView as
      (Window & { mozInnerScreenX?: number; mozInnerScreenY?: number }) | null;
    const rects = [...(dialog?.querySelectorAll('button') ?? [])].map((one) => one.getBoundingClientRect());
    const hits = rects.map(({ left, top, width, height }) =>
      Document.prototype.elementFromPoint.call(document, left + width / 2, top + height / 2),
    );
    const isCovered = hits.some((hit) => hit !== null && hit !== host);
    const now = JSON.stringify([rects, view?.mozInnerScreenX, view?.mozInnerScreenY]);
    if (now !== last || isCovered || !isPainted || !hits.includes(host)) since = performance.now();
    last = now;
    return isCovered;
  };
  return {
    isCovered: look,
    isHidden: () => !isPainted,
    isReady() {
      look();
      return performance.now() - since >= SETTLE_MS;
    },
    end() {
      sight.disconnect();
    },
  };
}
