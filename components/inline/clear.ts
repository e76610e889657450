/**
 * Keeps the controls that send, and the recipients, within reach while the card is open: the card ends above them, or
 * begins below them.
 */

import type { Clear } from './view.ts';

/** The gap to such a control, and to the viewport's edge, in CSS pixels. */
const GAP = 4;
const MARGIN = 8;
/**
 * A card lower than this shows nothing useful: then it covers them until it is closed, by its close button, by Escape
 * or by a press outside.
 */
const LOWEST = 112;
/** The height that place.ts gives the card. */
const HIGHEST = 400;

/** Whether the card is below or above the strip, over the mail itself. */
function isOver(card: DOMRect, strip: DOMRect): boolean {
  return card.left < strip.right && card.right > strip.left;
}

/** Makes the card lower, or moves it, where it would cover one of these controls. */
function keepClear({ style }: HTMLElement, card: DOMRect, reached: readonly DOMRect[]): void {
  let { top, bottom } = card;
  for (const one of reached.toSorted((a, b) => a.top - b.top)) {
    const isUnder = one.left < card.right && one.right > card.left && one.top < bottom && one.bottom > top;
    if (!isUnder || one.width === 0) continue;
    const end = one.top - GAP;
    const start = one.bottom + GAP;
    const last = Math.min(innerHeight - MARGIN, start + HIGHEST);
    if (end - top >= LOWEST && end - top >= Math.min(last - start, HIGHEST / 2)) bottom = end;
    else if (last - start >= LOWEST) [top, bottom] = [start, last];
    else if (end - top >= LOWEST) bottom = end;
  }
  if (top === card.top && bottom === card.bottom) return;
  style.top = `${top}px`;
  style.bottom = 'auto';
  style.height = `${bottom - top}px`;
}

/**
 * Returns a function that keeps a placed card off these controls. `reached` returns their present boxes, or
 * undefined where the script that knows them is not there yet; then `bring` injects it, once.
 */
export function createClear(
  reached: () => readonly DOMRect[] | undefined,
  bring: () => Promise<unknown>,
): Clear {
  let isBringing = false;
  const clear: Clear = (card, strip) => {
    const rect = card.getBoundingClientRect();
    // Beside the mail the card is in nobody's way.
    if (!isOver(rect, strip.getBoundingClientRect())) return;
    const those = reached();
    if (those) keepClear(card, rect, those);
    else if (!isBringing) {
      isBringing = true;
      const again = () => {
        if (reached()) clear(card, strip);
      };
      void bring().then(again, () => undefined);
    }
  };
  return clear;
}

/** Does the same for the card that contains `root`. */
export function clearAround(root: Element, clear: Clear): void {
  const [card, strip] = [root.closest<HTMLElement>('.popover'), root.closest('.strip')];
  if (card && strip) clear(card, strip);
}
