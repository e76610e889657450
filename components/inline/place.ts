/** Where the list stands: fixed coordinates, since the top layer knows no place of its own. */

/** Size of the list where the viewport has it, in CSS pixels: the same for whatever it says, since the page can tell where it is. */
const LIST_WIDTH = 440;
const LIST_HEIGHT = 400;
/** Distance from the viewport's edges and the gap to the anchor, in CSS pixels. */
const MARGIN = 8;
const GAP = 4;
/** With this much room below, it is not worth looking above. */
const ENOUGH = 320;
/** Less room than this on both sides (a magnified page): the whole viewport is used, anchor or not. */
const MIN = 200;

/** Places an element of fixed position below its anchor, above it, or over it: where the viewport has the room. */
export function placeBeside({ style }: HTMLElement, anchor: Element): void {
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const below = innerHeight - bottom - GAP - MARGIN;
  const above = top - GAP - MARGIN;
  const isBelow = below >= Math.min(ENOUGH, above);
  const room = isBelow ? below : above;
  const fits = room >= MIN && bottom > 0 && top < innerHeight;
  style.height = `${Math.min(LIST_HEIGHT, fits ? room : innerHeight - 2 * MARGIN)}px`;
  style.top = fits ? (isBelow ? `${bottom + GAP}px` : 'auto') : `${MARGIN}px`;
  style.bottom = fits && !isBelow ? `${innerHeight - top + GAP}px` : 'auto';
  const width = Math.min(LIST_WIDTH, innerWidth - 2 * MARGIN);
  style.width = `${width}px`;
  const start = getComputedStyle(anchor).direction === 'rtl' ? right - width : left;
  style.left = `${Math.max(MARGIN, Math.min(start, innerWidth - width - MARGIN))}px`;
}
