/**
 * Computes where a box fits beside an element or at the window's edge. Pure; everything in CSS pixels of the viewport.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}
/** A rectangle in the viewport. */
export interface Spot extends Size {
  readonly left: number;
  readonly top: number;
}

/** Distance from what the box belongs to, and from the window's edges. */
const GAP = 4;
const MARGIN = 8;

const bottomOf = ({ top, height }: Spot) => top + height;
const rightOf = ({ left, width }: Spot) => left + width;

/** Whether two spots overlap; touching edges do not. */
export function meets(one: Spot, other: Spot): boolean {
  return (
    one.left < rightOf(other) &&
    other.left < rightOf(one) &&
    one.top < bottomOf(other) &&
    other.top < bottomOf(one)
  );
}

/** Whether all of the spot is in the window. */
function fits({ left, top, width, height }: Spot, view: Size): boolean {
  return left >= 0 && top >= 0 && left + width <= view.width && top + height <= view.height;
}

/**
 * Returns the spots below and above an element's start, below and above its end, after and before it, in this order, that
 * fit into the window.
 */
export function spotsBeside(at: Spot, { width, height }: Size, view: Size, isRtl: boolean): Spot[] {
  const ends = [at.left, rightOf(at) - width];
  const sides = [rightOf(at) + 2 * GAP, at.left - width - 2 * GAP];
  if (isRtl) for (const both of [ends, sides]) both.reverse();
  const within = ends.map((left) => Math.max(MARGIN, Math.min(left, view.width - width - MARGIN)));
  const top = at.top + (at.height - height) / 2;
  const rows = [bottomOf(at) + GAP, at.top - height - GAP];
  return [
    ...within.flatMap((left) => rows.map((row) => ({ left, top: row, width, height }))),
    ...sides.map((side) => ({ left: side, top, width, height })),
  ].filter((spot) => fits(spot, view));
}

/**
 * Returns the corners of the window, starting with those at the end of the line, where least stands; `isTop`: those
 * above before those below.
 */
export function corners({ width, height }: Size, view: Size, isRtl: boolean, isTop: boolean): Spot[] {
  const ends = [view.width - width - MARGIN, MARGIN];
  if (isRtl) ends.reverse();
  const edges = [view.height - height - MARGIN, MARGIN];
  if (isTop) edges.reverse();
  return ends.flatMap((left) => edges.map((top) => ({ left, top, width, height })));
}
