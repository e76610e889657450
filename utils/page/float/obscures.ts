/** Whether a strip in the flow of a compose window obscures something that the person could otherwise reach. */
import { composedAncestors, contains, documentOf, isVisible, queryAll, rectOf } from '../dom/dom.ts';
import { isAsking } from '../send/asking.ts';
import { hitAt } from './free.ts';
import { sinceKey } from './still.ts';

const CONTROLS =
  'input:not([type=hidden]),textarea,select,button,a[href],[role=button],[role=textbox],[contenteditable]:not([contenteditable=false])';
/** No window has more controls beside its recipients. */
const MAX = 80;
/** What covers it for a shorter time was only passing, like a list of suggestions (ms). */
const LASTING_MS = 300;
/** Writing makes the window grow line by line, so we look when the person pauses for this long (ms). */
const PAUSE_MS = 500;
const PARTS = [0.5, 0.15, 0.85];
/** The first and the last line of an editor are checked, however high it is (CSS pixels from its edge). */
const LINE = 10;

const isScroller = (one: Element) => /auto|scroll/.test(getComputedStyle(one).overflowY);

/**
 * Returns at how many of its points nothing is in front of the control; -1 if it is where no scrolling brings it back.
 */
function reachOf(control: Element): number {
  const document = documentOf(control);
  const { left, top, width, height } = rectOf(control);
  const around = composedAncestors(control).slice(1);
  const scrollers = around.filter(isScroller);
  const clips = scrollers.map(rectOf);
  const edge = Math.min(height * 0.15, LINE);
  const lines = [height / 2, edge, height - edge];
  const points = PARTS.flatMap((x) => lines.map((y) => [left + width * x, top + y] as const));
  const inside = points.filter(([x, y]) =>
    [new DOMRect(0, 0, innerWidth, innerHeight), ...clips].every(
      (clip) => x >= clip.left && x < clip.right && y >= clip.top && y < clip.bottom,
    ),
  );
  const isStuck = scrollers.length === 0 && around.some((one) => getComputedStyle(one).position === 'fixed');
  if (inside.length === 0) return isStuck ? -1 : PARTS.length ** 2;
  const hits = inside.filter(([x, y]) => {
    const hit = hitAt(document, x, y);
    return hit !== null && (contains(control, hit) || contains(hit, control));
  });
  // Points that are scrolled out of sight are not obscured.
  return hits.length + points.length - inside.length;
}

/**
 * Whether something in the window is harder to reach than it would be without the box, or the box itself is behind
 * something.
 */
export function obscures(box: HTMLElement, root: Element): boolean {
  const controls = queryAll(root, CONTROLS).filter(isVisible).slice(0, MAX);
  const reach = controls.map(reachOf);
  const least = PARTS.length ** 2;
  const isBehind = reachOf(box) < least / 2;
  if (!isBehind && reach.every((points) => points === least)) return false;
  const { style } = box;
  style.display = 'none';
  const without = controls.map(reachOf);
  style.display = '';
  return isBehind || reach.some((points, at) => points < (without[at] ?? 0));
}

/**
 * Calls `onObscured` once the box obscures something; looks after each change of size, until the returned function is
 * called.
 */
export function watchFlow(box: HTMLElement, root: Element, onObscured: () => void): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  const look = (isSecond: boolean) => {
    clearTimeout(again);
    if (!isSecond && sinceKey() < PAUSE_MS) {
      again = setTimeout(look, PAUSE_MS, false);
      return;
    }
    // Behind a question nothing can be hit at any point, so it looks again once that is answered.
    if (isAsking()) {
      again = setTimeout(look, PAUSE_MS, false);
      return;
    }
    if (box.querySelector(':modal,:popover-open') || !isVisible(box) || !obscures(box, root)) return;
    if (isSecond) onObscured();
    else again = setTimeout(look, LASTING_MS, true);
  };
  let isFirst = true;
  const sizes = new ResizeObserver(() => {
    clearTimeout(again);
    if (isFirst) look(false);
    else again = setTimeout(look, PAUSE_MS, false);
    isFirst = false;
  });
  sizes.observe(box);
  sizes.observe(root);
  return () => {
    clearTimeout(again);
    sizes.disconnect();
  };
}
