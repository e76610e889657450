/** Where our elements are placed in a page, and how they can lose their place. */

/** The place of a host element. */
export interface Place {
  readonly at: Element;
  /** In the flow beside `at`, or drawn over the page near it, where it is no sibling of any part. */
  readonly place: 'before' | 'after' | 'over';
  /** Our element belongs to no particular part of `at`: it is at the edge of the window as long as `at` is shown. */
  readonly atEdge?: true;
  /** Where there is no need to go to the edge: beside this, as long as it can be seen. */
  readonly near?: Element | undefined;
}

/** Why a place was lost: what it belongs to is gone, or is not shown for now, or our box would be in the way there. */
export type Lost = 'gone' | 'hidden' | 'buried';

/**
 * Keeps `box`, the only content of `host`, in its place until the returned function is called; `onLost` reports a lost
 * place.
 */
export type Stand = (
  host: HTMLElement,
  box: HTMLElement,
  place: Place,
  root: Element,
  onLost: (why: Lost) => void,
) => () => void;
