/**
 * Detects what a page puts over a question without taking the pointer. Only elements in the browser's top layer can be
 * there (CSS Positioned Layout 4, "top layer"), in any of the page's trees. In Chromium the browser reports it
 * (settled.ts).
 */
import { matches, queryAll, treeOf } from '../dom/dom.ts';
import { ear } from '../float/shield.ts';
import { shadowOf } from '../forms/roots.ts';

const POPPED = ':popover-open';
const TOP = `${POPPED},:modal,:fullscreen`;
/** How many elements are searched for shadow trees at a press; and of the others, at each look in between. */
export const MAX = { press: 20_000, look: 2_000 };
/** How deep shadow trees are followed into one another. */
const DEEP = 60;

const walk = (root: Document | ShadowRoot) =>
  Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT);

/** Remembers what lies under the question. */
export interface Overlaid {
  /** Call this when `host` was put in front of all that is there now. */
  readonly note: () => void;
  /** Call this again and again: searches a part of what a press does not reach. */
  readonly look: () => void;
  /** Whether something came into the top layer since. */
  readonly is: () => boolean;
  /** Shows again what had to be closed. */
  readonly end: () => void;
}

const change = (name: 'hidePopover' | 'showPopover', one: Element) => {
  try {
    HTMLElement.prototype[name].call(one as HTMLElement);
  } catch {
    // The page has closed, opened or removed it meanwhile.
  }
};

/**
 * Watches what is shown over `host`. No script is told of a shadow tree, so each element has to be tried: at a press,
 * as many as a page usually has; the rest of a huge page in turns. What is found late may have been there before; the
 * question is then put in front of it.
 */
export function watchOverlaid(document: Document, host: Element): Overlaid {
  let under = new WeakSet<Element>();
  /** What was found in between, and was not under the question then. */
  const late = new Set<Element>();
  /** Popovers of shadow trees, which were open when the question came. */
  const closed = new Set<Element>();
  let walkers: TreeWalker[] = [];
  let isHuge = false;

  // The page can stop an event on its way to the element that it is about, but not before it was heard at the window.
  ear.tell = ({ type, target }) => {
    if (type === 'beforetoggle') under.delete(target as Element);
  };
  const topIn = (root: Document | ShadowRoot) => queryAll(root, TOP).filter((one) => one !== host);
  /** Goes on where the last search has stopped, and returns what is in the top layer of the next trees. */
  const next = (most: number): Element[] => {
    const found: Element[] = [];
    for (let left = most; left > 0; left -= 1) {
      const at = walkers.at(-1)?.nextNode() as Element | null | undefined;
      if (!at) {
        walkers.pop();
        if (walkers.length === 0) break;
        continue;
      }
      const root = at === host || walkers.length > DEEP ? null : shadowOf(at);
      if (!root) continue;
      found.push(...topIn(root));
      walkers.push(walk(root));
    }
    return found;
  };
  /** Starts anew, and returns all of the top layer that can be found at once. */
  const find = () => {
    walkers = [walk(document)];
    const found = [...topIn(document), ...next(MAX.press)];
    isHuge = walkers.length > 0;
    return found;
  };
  return {
    note() {
      const known = new WeakSet<Element>();
      under = known;
      for (const one of [...find(), ...late]) {
        // Going and coming back at once leaves only an event, which the page can stop in a tree of its own. As a modal
        // dialog closes other popovers, we close these until the question is answered.
        if (treeOf(one) !== document && matches(one, POPPED)) {
          closed.add(one);
          change('hidePopover', one);
          continue;
        }
        known.add(one);
        // An element that leaves the top layer may come back, on top.
        for (const type of ['beforetoggle', 'close', 'fullscreenchange'])
          one.addEventListener(type, () => known.delete(one), { once: true });
      }
      late.clear();
    },
    look() {
      if (!isHuge) return;
      if (walkers.length === 0) walkers = [walk(document)];
      for (const one of next(MAX.look)) if (!under.has(one)) late.add(one);
    },
    is: () => find().some((one) => !under.has(one)) || [...late].some((one) => matches(one, TOP)),
    end() {
      for (const one of closed) change('showPopover', one);
    },
  };
}
