/**
 * Finds the compose window of a safer way anew, because this script shares no state with the engine that watches it.
 */
import { adapterFor, isWhole } from '../compose/site.ts';
import { composeWindow, type ComposeWindow } from '../compose/window.ts';
import { documentOf } from '../dom/dom.ts';

/** Returns the compose window with this root, with the whole adapter of its site, if there is one. */
export function windowAt(root: Element): ComposeWindow {
  const known = adapterFor(documentOf(root));
  return composeWindow(root, known && isWhole(known) ? known : null);
}
