/** One form, file field, drop zone or link, for the lifetime of the page. */
import type { Place } from '../dom/place.ts';
import type { KeptDrop } from './drops.ts';

/** Files that came without a field that keeps them, and the drop that brought them. */
export interface Brought {
  readonly files: readonly File[];
  readonly drop?: KeptDrop;
}

/** Something that is or may be sent, with what belongs to its report. */
export interface Sending {
  readonly id: string;
  readonly root: Element;
  readonly findPlace: () => Place | null;
  /** The newest files; a drop that is being held is not replaced. */
  brought?: Brought;
}

/** Creates a sending; its id is unique in this tab. */
export function newSending(root: Element, findPlace: () => Place | null): Sending {
  return { id: `f${crypto.getRandomValues(new Uint32Array(2)).join('-')}`, root, findPlace };
}

/**
 * Touched forms, fields and links that were not read, because there were too many. They are held before they are sent.
 */
export const unread = new WeakSet<Element>();
