/** How a host element keeps its place: in the flow of a compose window, or over the page. */
import type { Place } from '../dom/mount.ts';
import { watchFlow } from './buries.ts';
import { float } from './float.ts';
import { shield } from './shield.ts';

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

export const stand: Stand = (host, box, place, root, onLost) => {
  if (place.place === 'over') return float(host, box, place, onLost);
  const unshield = shield(host, box.getRootNode() as ShadowRoot);
  const end = watchFlow(box, root, () => {
    onLost('buried');
  });
  return () => {
    end();
    unshield();
  };
};
