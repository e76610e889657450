/** Positions the card by fixed coordinates, since elements in the top layer are not placed by the page's layout. */

/** The card's size where the viewport has room, in CSS pixels: always the same, since the page can find out its box. */
const LIST_WIDTH = 440;
const LIST_HEIGHT = 400;
/** Distance from the viewport's edges and gap to the anchor, in CSS pixels. */
const MARGIN = 8;
const GAP = 4;
/** The gap to a strip that the card stands beside: the window around the strip is a little wider. */
const ASIDE = 16;
/** With this much room below, above is not considered. */
const ENOUGH = 320;
/** With less room than this above and below (a magnified page) the whole viewport is used, anchor or not. */
const MIN = 200;

/** A card beside a window needs at least this width. */
const NARROWEST = 320;

/** Returns the viewport's width without the page's scroll bar, however far it is zoomed by pinching. */
const viewWidth = () => {
  const view = window.visualViewport;
  return view ? view.width * view.scale : innerWidth;
};

/**
 * Returns where a card fits beside a strip as wide as its window: after its end, else before its start; null if
 * neither.
 */
function sideOf({ left, right }: DOMRect, isRtl: boolean): { left: number; width: number } | null {
  const after = { left: right + ASIDE, width: Math.min(LIST_WIDTH, viewWidth() - right - ASIDE - MARGIN) };
  const width = Math.min(LIST_WIDTH, left - ASIDE - MARGIN);
  const before = { left: left - ASIDE - width, width };
  const sides = isRtl ? [before, after] : [after, before];
  return sides.find((side) => side.width >= NARROWEST) ?? null;
}

/**
 * Places a fixed-position element where it covers nothing of the window around its anchor: beside the window where the
 * anchor is as wide as that (`isAsWide`); otherwise below, above or over the anchor, wherever the viewport has room. In
 * a wide window the recipients stand above the anchor and the Send button at its start, so the card is aligned with its
 * end.
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
  const width = Math.min(LIST_WIDTH, viewWidth() - 2 * MARGIN);
  style.width = `${width}px`;
  const start = isRtl === isAsWide ? left : right - width;
  style.left = `${Math.max(MARGIN, Math.min(start, viewWidth() - width - MARGIN))}px`;
}
