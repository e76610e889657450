/** The compose window that a way is about, found anew: this script shares no state with the engine that watches it. */
import { adapterFor, isWhole } from '../compose/site.ts';
import { composeWindow, type ComposeWindow } from '../compose/window.ts';
import { documentOf } from '../dom/dom.ts';

export function windowAt(root: Element): ComposeWindow {
  const known = adapterFor(documentOf(root));
  return composeWindow(root, known && isWhole(known) ? known : null);
}
