/** One open compose window: the value that every part of the page engine is handed. */
import type { Adapter } from '../../adapters/adapter.ts';

export interface ComposeWindow {
  /** Names the window in messages; unique in this tab. */
  readonly id: string;
  readonly root: Element;
  /** null: found by the general rule. */
  readonly adapter: Adapter | null;
}

const known = new WeakMap<Element, ComposeWindow>();

/** The window of this root; the same value for the same root, so that it can be a key. */
export function composeWindow(root: Element, adapter: Adapter | null): ComposeWindow {
  const before = known.get(root);
  if (before?.adapter === adapter) return before;
  const id = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const window = { id, root, adapter };
  known.set(root, window);
  return window;
}
