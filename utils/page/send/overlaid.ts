/**
 * Has a page put something over a question that takes no pointer? Only what is in the browser's top layer can be there
 * (CSS Positioned Layout 4, "top layer"), in whichever of the page's trees it stands. Chromium tells it itself (settled.ts).
 */
import { queryAll } from '../dom/dom.ts';
import { shadowOf } from '../forms/roots.ts';

const TOP = ':popover-open,:modal,:fullscreen';

/** All that is in the top layer, but for what stands in `but`. Walks the whole page. */
function topIn(root: Document | ShadowRoot, but: Element): readonly Element[] {
  const inner = queryAll(root, '*').flatMap((one) => (one === but ? [] : (shadowOf(one) ?? [])));
  return [...queryAll(root, TOP).filter((one) => one !== but), ...inner.flatMap((one) => topIn(one, but))];
}

export interface Overlaid {
  /** `host` was put in front of all that is there now. */
  readonly note: () => void;
  /** Did something come since? */
  readonly is: () => boolean;
}

/** Watches what is over `host`. */
export function watchOverlaid(document: Document, host: Element): Overlaid {
  let under = new WeakSet<EventTarget>();
  return {
    note() {
      const known = new WeakSet<EventTarget>();
      under = known;
      for (const one of topIn(document, host)) {
        known.add(one);
        // What goes may come again, on top.
        for (const type of ['beforetoggle', 'close', 'fullscreenchange'])
          one.addEventListener(type, () => known.delete(one), { once: true });
      }
    },
    is: () => topIn(document, host).some((one) => !under.has(one)),
  };
}
