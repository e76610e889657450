/** Keeps a host element in its place: in the flow of a compose window, or over the page. */
import { watchFlow } from './obscures.ts';
import { float } from './float.ts';
import { shield } from './shield.ts';
import type { Stand } from '../dom/place.ts';

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
