/** Where what we show stands in a page, and how it may be lost. */

/** Where a host element stands. */
export interface Place {
  readonly at: Element;
  /** In the flow beside this element, or over the page near it: there it is no neighbour of anything. */
  readonly place: 'before' | 'after' | 'over';
  /** No element there belongs to it: it stands at the edge of the window as long as this one is shown. */
  readonly atEdge?: true;
}

/** What became of a place: what it belongs to is gone, or not shown for now, or the box is in the way there. */
export type Lost = 'gone' | 'hidden' | 'buried';

/** Keeps `box`, the only content of `host`, in its place until the function is called that is returned. */
export type Stand = (
  host: HTMLElement,
  box: HTMLElement,
  place: Place,
  root: Element,
  onLost: (why: Lost) => void,
) => () => void;
