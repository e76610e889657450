/** Tells when an element may have moved, or something near it changed. Listens only; asks for nothing between events. */
import { closest, documentOf, parentOf, viewOf } from '../dom/dom.ts';
import { now } from '../dom/now.ts';
import type { Spot } from './spots.ts';

/**
 * Changes of the page are followed this late (milliseconds): apps change a lot at once. While they go on, each time twice as
 * late, up to the longest.
 */
const LATER_MS = 120;
const LATEST_MS = 960;

/** After these what stands near the element may be another. */
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

export interface Following {
  /** Waits for it to leave this place, which no event tells. */
  readonly watch: (rect: Spot) => void;
  readonly end: () => void;
}

/** Calls `onScroll` at once where the page scrolls, `onChange` a little later where it changes. */
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
  /** An observer begins with what was there when it began, which has just been looked at. */
  let isBegun = false;
  const sizes = new ResizeObserver(() => {
    if (isBegun) soon();
    isBegun = true;
  });
  for (const one of [at, box, document.documentElement]) sizes.observe(one);
  const changes = new MutationObserver(change);
  const around = closest(at, 'form') ?? parentOf(parentOf(at) ?? at) ?? at;
  // Who belongs to the whole page is in nobody's way.
  if (around !== document.documentElement)
    changes.observe(around, { childList: true, subtree: true, attributes: true, characterData: true });
  // A question of ours comes and goes there, and the page is inert behind it.
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
