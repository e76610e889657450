/**
 * Reports when an element may have moved, or something near it has changed. Only listens, and does nothing between
 * events.
 */
import { closest, documentOf, parentOf, viewOf } from '../dom/dom.ts';
import { now } from '../dom/now.ts';
import type { Spot } from './spots.ts';

/**
 * Delay after a change of the page (ms), because apps change a lot at once. While changes go on, it doubles each time
 * up to the maximum.
 */
const LATER_MS = 120;
const LATEST_MS = 960;

/** Events after which something else may be near the element. */
const ACTS = [
  'click',
  'focusin',
  'focusout',
  'change',
  'transitionend',
  'animationend',
  'popstate',
  'hashchange',
];

/** Follows one element until `end`. */
export interface Following {
  /** Waits for the element to leave this rectangle, which no event reports. */
  readonly watch: (rect: Spot) => void;
  readonly end: () => void;
}

/** Calls `onScroll` in the next frame when the page scrolls, and `onChange` a little later when it changes. */
export function follow(at: Element, box: Element, onScroll: () => void, onChange: () => void): Following {
  const document = documentOf(at);
  const view = viewOf(document);
  const life = new AbortController();
  const { signal } = life;
  let later: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      onScroll();
    });
  };
  let wait = LATER_MS;
  let lookedAt = -Infinity;
  const change = () => {
    if (later) return;
    wait = now() - lookedAt < wait ? Math.min(2 * wait, LATEST_MS) : LATER_MS;
    later = setTimeout(() => {
      later = undefined;
      lookedAt = now();
      onChange();
    }, wait);
  };
  const options = { capture: true, passive: true, signal };
  for (const type of ['scroll', 'resize']) view?.addEventListener(type, soon, options);
  for (const type of ACTS) view?.addEventListener(type, change, options);
  /** An observer first reports the state at its start, which was just looked at. */
  let isBegun = false;
  const sizes = new ResizeObserver(() => {
    if (isBegun) soon();
    isBegun = true;
  });
  for (const one of [at, box, document.documentElement]) sizes.observe(one);
  const changes = new MutationObserver(change);
  const around = closest(at, 'form') ?? parentOf(parentOf(at) ?? at) ?? at;
  // If it belongs to the whole page, its box is in nothing's way.
  if (around !== document.documentElement)
    changes.observe(around, { childList: true, subtree: true, attributes: true, characterData: true });
  // Our question is added and removed there; the page behind it is inert.
  changes.observe(document.documentElement, { childList: true });
  let watched = '';
  let moves: IntersectionObserver | undefined;
  return {
    watch({ left, top, width, height }) {
      const root = document.documentElement;
      const where = [left, top, width, height, root.clientWidth, root.clientHeight].join();
      if (where === watched) return;
      watched = where;
      moves?.disconnect();
      const [right, bottom] = [root.clientWidth - left - width, root.clientHeight - top - height];
      const rootMargin = [top, right, bottom, left].map((side) => `${-Math.floor(side)}px`).join(' ');
      let first: number | undefined;
      moves = new IntersectionObserver(
        ([entry]) => {
          const ratio = entry?.intersectionRatio ?? 0;
          if (first !== undefined && ratio !== first) soon();
          first = ratio;
        },
        { root: document, rootMargin, threshold: [0, 0.5, 0.99] },
      );
      moves.observe(at);
    },
    end() {
      life.abort();
      clearTimeout(later);
      cancelAnimationFrame(frame);
      sizes.disconnect();
      changes.disconnect();
      moves?.disconnect();
    },
  };
}
