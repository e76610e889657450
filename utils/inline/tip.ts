/** Shows one tip in the page, until the person hides it. */
import { loadView } from './panel.ts';
import { documentOf, makeBox } from '../page/dom/dom.ts';
import { mountHost, removeHost, standHost } from '../page/dom/mount.ts';
import type { Place } from '../page/dom/place.ts';

/** Shows the tip about `root`; `onHide` is called when the person does not want to see it again. */
export async function showTip(
  root: Element,
  findPlace: () => Place | null,
  tip: { readonly words: string; readonly source: string },
  onHide: () => void,
): Promise<void> {
  const view = await loadView();
  await view?.still();
  const shadow = view && mountHost(root, findPlace, view.dress);
  if (!view || !shadow) return;
  const box = shadow.appendChild(makeBox(documentOf(root)));
  const remove = () => {
    view.draw(box, null);
    removeHost(root);
  };
  view.drawTip(box, {
    ...tip,
    onHide() {
      void view.still().then(remove);
      onHide();
    },
  });
  standHost(root, box, view.stand, findPlace, (isGone) => {
    if (isGone) remove();
  });
}
