/** Remembers what was drawn in a page, so that an orphan can remove it all, whichever engine drew it. */
import { treeOf } from './dom.ts';
import { isOrphan, live } from './life.ts';

/**
 * Returns a function to be called with each element inside a host's shadow root when something is drawn into it, and
 * again with `isDrawn` false when it is empty: whatever is remembered here is kept in memory with all that belongs to
 * it.
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
