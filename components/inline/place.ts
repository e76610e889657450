/** Where the list stands: fixed coordinates, since the top layer knows no place of its own. */

/** Size of the list where the viewport has it, in CSS pixels: the same for whatever it says, since the page can tell where it is. */
const LIST_WIDTH = 440;
const LIST_HEIGHT = 400;
/** Distance from the viewport's edges and the gap to the anchor, in CSS pixels. */
const MARGIN = 8;
const GAP = 4;
/** The gap to a strip beside which it stands: the window around that is a little wider. */
const ASIDE = 16;
/** With this much room below, it is not worth looking above. */
const ENOUGH = 320;
/** Less room than this on both sides (a magnified page): the whole viewport is used, anchor or not. */
const MIN = 200;

/** Narrower than this it is no place beside a window. */
const NARROWEST = 320;

/** Where beside a strip a card has room, in the window's whole width: past its end, or before its start. */
function sideOf({ left, right }: DOMRect, isRtl: boolean): { left: number; width: number } | null {
  const after = { left: right + ASIDE, width: Math.min(LIST_WIDTH, innerWidth - right - ASIDE - MARGIN) };
  const width = Math.min(LIST_WIDTH, left - ASIDE - MARGIN);
  const before = { left: left - ASIDE - width, width };
  const sides = isRtl ? [before, after] : [after, before];
  return sides.find((side) => side.width >= NARROWEST) ?? null;
}

/**
 * Places an element of fixed position where it covers nothing of the window that its anchor stands in: beside it, where
 * the anchor is as wide as the window (`isAsWide`); else below the anchor, above it, or over it, where the viewport has the
 * room. In a wide window whom it is about stands above the anchor, and what sends at the start: it hangs at the end.
 */
export function placeBeside({ style }: HTMLElement, anchor: Element, isAsWide: boolean): void {
  const rect = anchor.getBoundingClientRect();
  const { top, bottom, left, right } = rect;
  const isRtl = getComputedStyle(anchor).direction === 'rtl';
  const isInView = bottom > 0 && top < innerHeight;
  const side = isAsWide && isInView && innerHeight >= MIN ? sideOf(rect, isRtl) : null;
  if (side) {
    const height = Math.min(LIST_HEIGHT, innerHeight - 2 * MARGIN);
    style.height = `${height}px`;
    style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
    style.bottom = 'auto';
    style.width = `${side.width}px`;
    style.left = `${side.left}px`;
    return;
  }
  const below = innerHeight - bottom - GAP - MARGIN;
  const above = top - GAP - MARGIN;
  const isBelow = below >= Math.min(isAsWide ? MIN : ENOUGH, above);
  const room = isBelow ? below : above;
  const fits = room >= MIN && isInView;
  style.height = `${Math.min(LIST_HEIGHT, fits ? room : innerHeight - 2 * MARGIN)}px`;
  style.top = fits ? (isBelow ? `${bottom + GAP}px` : 'auto') : `${MARGIN}px`;
  style.bottom = fits && !isBelow ? `${innerHeight - top + GAP}px` : 'auto';
  const width = Math.min(LIST_WIDTH, innerWidth - 2 * MARGIN);
  style.width = `${width}px`;
  const start = isRtl === isAsWide ? left : right - width;
  style.left = `${Math.max(MARGIN, Math.min(start, innerWidth - width - MARGIN))}px`;
}
