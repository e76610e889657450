/**
 * Can a person have seen what they press? A page that puts something over a question, or moves it under the pointer, wants
 * a press that was meant for something else (UI redressing).
 */
import { documentOf, elementAt } from '../dom/dom.ts';
import { now } from '../dom/now.ts';

/** So long has it stood still and in sight before a press counts (milliseconds). */
const SETTLE_MS = 500;

export interface Settled {
  /** Looks anew: is something of the page's over its buttons? */
  readonly isCovered: () => boolean;
  /** Is it painted over, or not shown to the person at all, as far as the browser tells (Chromium)? */
  readonly isHidden: () => boolean;
  /** Has it stood still, whole and in sight for long enough, as far as its own frame tells? */
  readonly isStill: () => boolean;
  /** So it has, and nothing hides it that the browser knows of. */
  readonly isReady: () => boolean;
  readonly end: () => void;
}

/** Watches what `find` returns, in the closed tree of `host`. */
export function watchSettled(host: Element, find: () => HTMLElement | null): Settled {
  const document = documentOf(host);
  let since = Infinity;
  let hiddenAt = 0;
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
    // Where it is on the screen: a page moves its own window, too (CSSOM View, `moveTo`); frames in it Firefox tells.
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
