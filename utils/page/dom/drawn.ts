/** What the view has drawn in a page: an orphan takes it away, for all engines. */
import { treeOf } from './dom.ts';
import { isOrphan, live } from './life.ts';

/**
 * Returns what is to be called with each element that is drawn into, inside its host's shadow root, and once more when
 * nothing is drawn there any longer: what is noted is kept, and all that it belongs to with it.
 */
export function noteDrawn(): (root: Element, isDrawn: boolean) => void {
  const drawn = new Set<Element>();
  live((signal) => {
    signal.addEventListener('abort', () => {
      if (isOrphan()) for (const root of drawn) (treeOf(root) as Partial<ShadowRoot>).host?.remove();
      drawn.clear();
    });
  });
  return (root, isDrawn) => drawn[isDrawn ? 'add' : 'delete'](root);
}
