/** One form, file field, drop zone or link, as long as the page lasts. */
import type { Place } from '../dom/place.ts';
import type { KeptDrop } from './drops.ts';

/** Files that came without a field that keeps them, and the drop that they came by. */
export interface Brought {
  readonly files: readonly File[];
  readonly drop?: KeptDrop;
}

export interface Sending {
  readonly id: string;
  readonly root: Element;
  readonly findPlace: () => Place | null;
  /** The newest; a drop that is held stays. */
  brought?: Brought;
}

/** A new one; its id is no other's in this tab. */
export function newSending(root: Element, findPlace: () => Place | null): Sending {
  return { id: `f${crypto.getRandomValues(new Uint32Array(2)).join('-')}`, root, findPlace };
}

/** What was touched and is not known now: there was too much of it. Nothing is sent of these before it is asked about. */
export const unread = new WeakSet<Element>();
