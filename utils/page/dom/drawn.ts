/** What the view has drawn in a page: an orphan takes it away, for all engines. */
import { isOrphan, live } from './life.ts';

/** Returns what is to be called with each element that is drawn into, inside its host's shadow root. */
export function noteDrawn(): (root: Element) => void {
  const drawn = new Set<Element>();
  live((signal) => {
    signal.addEventListener('abort', () => {
      if (isOrphan()) for (const root of drawn) (root.getRootNode() as Partial<ShadowRoot>).host?.remove();
      drawn.clear();
    });
  });
  return (root) => drawn.add(root);
}
