/** What a floating box belongs to: is it shown, and where in the window? */
import { activeIn, closest, contains, documentOf, isVisible, rectOf, viewOf } from '../dom/dom.ts';
import { focusedIn } from '../forms/roots.ts';
import { hitAt } from './free.ts';
import type { Size, Spot } from './spots.ts';

/** Parts of it at which it is looked for. */
const PARTS = [0.5, 0.1, 0.9];

/** The window's size without its scroll bars. */
export function sizeOf(document: Document): Size {
  const { clientWidth, clientHeight } = document.documentElement;
  const view = viewOf(document);
  // In pages of the old kind (quirks mode) the root element is as high as its content.
  const height = Math.min(clientHeight || Infinity, view?.innerHeight ?? 0);
  return {
    width: clientWidth,
    height: document.compatMode === 'CSS1Compat' ? height : (view?.innerHeight ?? 0),
  };
}

function isIn({ left, top, width, height }: Spot, view: Size): boolean {
  return left < view.width && top < view.height && left + width > 0 && top + height > 0;
}

/** Is some of it in the window, with nothing but its own surroundings over it? */
function isSeen(at: Element, document: Document): boolean {
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

/** Where the box is to stand beside; `edge`: at the window's edge; null: what it belongs to is not there to be seen. */
export function anchorOf(at: Element): Element | 'edge' | null {
  const document = documentOf(at);
  if (!isVisible(at)) return null;
  if (isSeen(at, document)) return at;
  const form = closest(at, 'form');
  if (!form || !isIn(rectOf(form), sizeOf(document))) return null;
  const active = activeIn(document);
  const focused = active && focusedIn(active);
  // A page's dialog over the form hides what is said about it, too.
  if (focused && contains(form, focused) && isSeen(focused, document)) return focused;
  return isSeen(form, document) ? 'edge' : null;
}
