/** Shows one tip in the page, until the person hides it. */
import { loadView } from './panel.ts';
import { documentOf, makeBox } from './page/dom.ts';
import { mountHost, removeHost, type Place } from './page/mount.ts';

/** Shows the tip about `root`; `onHide` hears of the person's wish not to see it again. */
export async function showTip(
  root: Element,
  place: Place,
  tip: { readonly words: string; readonly source: string },
  onHide: () => void,
): Promise<void> {
  const view = await loadView();
  const shadow = view && mountHost(root, () => place, view.styles);
  if (!view || !shadow) return;
  const drawnIn = shadow.appendChild(makeBox(documentOf(root)));
  view.drawTip(drawnIn, {
    ...tip,
    onHide() {
      removeHost(root);
      onHide();
    },
  });
}
