/**
 * Decides whether a person can have seen what they press. A page that covers a question, or moves it under the pointer,
 * wants a press that was meant for something else (UI redressing).
 */
import { documentOf, elementAt } from '../dom/dom.ts';
import { now } from '../dom/now.ts';

/** How long it must have stood still and in sight before a press counts (ms). */
const SETTLE_MS = 500;

/** What is known about how a question is seen. */
export interface Settled {
  /** Looks anew whether something of the page's covers its buttons. */
  readonly isCovered: () => boolean;
  /** Whether it is painted over, or not shown to the person at all, as far as the browser reports that (Chromium). */
  readonly isHidden: () => boolean;
  /** Whether it has stood still, whole and in sight for long enough, as far as its own frame can tell. */
  readonly isStill: () => boolean;
  /** Whether it is still in this sense, and nothing that the browser knows of has hidden it for as long. */
  readonly isReady: () => boolean;
  readonly end: () => void;
}

/** Watches the element that `find` returns, in the closed tree of `host`. */
export function watchSettled(host: Element, find: () => HTMLElement | null): Settled {
  const document = documentOf(host);
  let since = Infinity;
  let hiddenAt = 0;
  let last = '';
  let watched: Element | null = null;
  /** Chromium also reports what is painted over it without taking the pointer, and frames that move. */
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
    // Its place on the screen, since a page can move its own window (CSSOM View, `moveTo`); Firefox also gives that of
    // frames.
    const { screenX, screenY, mozInnerScreenX, mozInnerScreenY } = self as typeof self & {
      mozInnerScreenX?: number;
      mozInnerScreenY?: number;
    };
    const rects = [...(dialog?.querySelectorAll('button') ?? [])].map((one) => one.getBoundingClientRect());
    const hits = rects.map(({ left, top, width, height }) =>
      elementAt(document, left + width / 2, top + height / 2),
    );
    const isCovered = hits.some((hit) => hit !== null && hit !== host);
    const here = JSON.stringify([rects, screenX, screenY, mozInnerScreenX, mozInnerScreenY]);
    const at = now();
    if (here !== last || isCovered || !hits.includes(host)) since = at;
    if (!isPainted) hiddenAt = at;
    last = here;
    return isCovered;
  };
  const isPast = (at: number) => now() - at >= SETTLE_MS;
  const isStill = () => {
    look();
    return isPast(since);
  };
  return {
    isCovered: look,
    isHidden: () => !isPainted,
    isStill,
    isReady: () => isStill() && isPast(hiddenAt),
    end() {
      sight.disconnect();
    },
  };
}
