/**
 * Detects what a page puts over a question without taking the pointer. Only elements in the browser's top layer can be
 * there (CSS Positioned Layout 4, "top layer"), in any of the page's trees. In Chromium the browser reports it
 * (settled.ts).
 */
import { queryAll } from '../dom/dom.ts';
import { shadowOf } from '../forms/roots.ts';

const TOP = ':popover-open,:modal,:fullscreen';

/** Returns all elements in the top layer, except `but` and what is in its shadow tree. Walks the whole page. */
function topIn(root: Document | ShadowRoot, but: Element): readonly Element[] {
  const inner = queryAll(root, '*').flatMap((one) => (one === but ? [] : (shadowOf(one) ?? [])));
  return [...queryAll(root, TOP).filter((one) => one !== but), ...inner.flatMap((one) => topIn(one, but))];
}

/** Remembers what lies under the question. */
export interface Overlaid {
  /** Call this when `host` was put in front of all that is there now. */
  readonly note: () => void;
  /** Whether something came into the top layer since. */
  readonly is: () => boolean;
}

/** Watches what is shown over `host`. */
export function watchOverlaid(document: Document, host: Element): Overlaid {
  let under = new WeakSet<EventTarget>();
  return {
    note() {
      const known = new WeakSet<EventTarget>();
      under = known;
      for (const one of topIn(document, host)) {
        known.add(one);
        // An element that leaves the top layer may come back, on top.
        for (const type of ['beforetoggle', 'close', 'fullscreenchange'])
          one.addEventListener(type, () => known.delete(one), { once: true });
      }
    },
    is: () => topIn(document, host).some((one) => !under.has(one)),
  };
}
