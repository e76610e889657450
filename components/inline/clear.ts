/** What sends the mail stays within reach while the card is open: it ends before it, or begins after it. */

import type { Clear } from './view.ts';

/** The gap to what sends, and to the viewport's end, in CSS pixels. */
const GAP = 4;
const MARGIN = 8;
/** A card that is lower than this says nothing: then it covers Send until it is closed, by its cross, by Escape or by a press beside it. */
const LOWEST = 112;
/** What place.ts gives it. */
const HIGHEST = 400;

/** Does it stand below or above the strip, in the mail itself? */
function isOver(card: DOMRect, strip: DOMRect): boolean {
  return card.left < strip.right && card.right > strip.left;
}

/** Makes the card lower, or moves it, where one of these would be under it. */
function keepClear({ style }: HTMLElement, card: DOMRect, sends: readonly DOMRect[]): void {
  let { top, bottom } = card;
  for (const send of sends.toSorted((a, b) => a.top - b.top)) {
    const isUnder =
      send.left < card.right && send.right > card.left && send.top < bottom && send.bottom > top;
    if (!isUnder || send.width === 0) continue;
    const end = send.top - GAP;
    const start = send.bottom + GAP;
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
 * Keeps a placed card off what sends. `sends`: where that is now; undefined: another script knows, which `bring` brings, once.
 */
export function createClear(
  sends: () => readonly DOMRect[] | undefined,
  bring: () => Promise<unknown>,
): Clear {
  let isBringing = false;
  const clear: Clear = (card, strip) => {
    const rect = card.getBoundingClientRect();
    // Beside the mail it is in nobody's way.
    if (!isOver(rect, strip.getBoundingClientRect())) return;
    const those = sends();
    if (those) keepClear(card, rect, those);
    else if (!isBringing) {
      isBringing = true;
      const again = () => {
        if (sends()) clear(card, strip);
      };
      void bring().then(again, () => undefined);
    }
  };
  return clear;
}

/** The same for the card that this is drawn in. */
export function clearAround(root: Element, clear: Clear): void {
  const [card, strip] = [root.closest<HTMLElement>('.popover'), root.closest('.strip')];
  if (card && strip) clear(card, strip);
}
