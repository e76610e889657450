/** One open compose window: the value that is passed to every part of the page engine. */
import type { Adapter } from '../../adapters/adapter.ts';

/** An open compose window, identified by its root element. */
export interface ComposeWindow {
  /** The window's name in messages; unique in this tab. */
  readonly id: string;
  readonly root: Element;
  /** null if the general rule found it. */
  readonly adapter: Adapter | null;
}

const known = new WeakMap<Element, ComposeWindow>();

/** Returns the window with this root: the same object for the same root and adapter, so that it can be a key. */
export function composeWindow(root: Element, adapter: Adapter | null): ComposeWindow {
  const before = known.get(root);
  if (before?.adapter === adapter) return before;
  const id = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const window = { id, root, adapter };
  known.set(root, window);
  return window;
}
