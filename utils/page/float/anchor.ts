/** Whether what a floating box belongs to is visible, and where in the window it is. */
import { activeIn, closest, contains, documentOf, isVisible, rectOf, viewOf } from '../dom/dom.ts';
import { focusedIn } from '../forms/roots.ts';
import { hitAt } from './free.ts';
import type { Size, Spot } from './spots.ts';

/** Where in the element we look for it, as parts of its width and height. */
const PARTS = [0.5, 0.1, 0.9];

/** Returns the size of the window without scroll bars (CSS pixels). */
export function sizeOf(document: Document): Size {
  const { clientWidth, clientHeight } = document.documentElement;
  const view = viewOf(document);
  // In quirks mode the root element is as high as its content.
  const height = Math.min(clientHeight || Infinity, view?.innerHeight ?? 0);
  return {
    width: clientWidth,
    height: document.compatMode === 'CSS1Compat' ? height : (view?.innerHeight ?? 0),
  };
}

function isIn({ left, top, width, height }: Spot, view: Size): boolean {
  return left < view.width && top < view.height && left + width > 0 && top + height > 0;
}

/** Whether some of it is in the window, with nothing over it except its own surroundings. */
export function isSeen(at: Element): boolean {
  const document = documentOf(at);
  const rect = rectOf(at);
  if (!isVisible(at) || !isIn(rect, sizeOf(document))) return false;
  const around = closest(at, 'form,label') ?? at;
  return PARTS.some((x) =>
    PARTS.some((y) => {
      const hit = hitAt(document, rect.left + rect.width * x, rect.top + rect.height * y);
      return hit !== null && (contains(around, hit) || contains(hit, at));
    }),
  );
}

/**
 * Returns the element beside which the box is to be placed; `edge`: at the window's edge; null: what it belongs to
 * cannot be seen.
 */
export function anchorOf(at: Element): Element | 'edge' | null {
  const document = documentOf(at);
  if (!isVisible(at)) return null;
  if (isSeen(at)) return at;
  const form = closest(at, 'form');
  if (!form || !isIn(rectOf(form), sizeOf(document))) return null;
  const active = activeIn(document);
  const focused = active && focusedIn(active);
  // A dialog of the page's that covers the form hides what we say about the form, too.
  if (focused && contains(form, focused) && isSeen(focused)) return focused;
  return isSeen(form) ? 'edge' : null;
}
