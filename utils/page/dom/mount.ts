/** Our one host element per compose window, form or upload: closed to the page, put back when the app drops it. */
import { isOrphan } from './life.ts';
import { documentOf, isConnected, makeBox, parentOf, treeOf } from './dom.ts';
import type { Stand, Place } from './place.ts';

/** An app that removes us so often will not have us; the toolbar keeps the report. */
const MAX_RETURNS = 50;

interface Mounted {
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
  place: Place;
  returns: number;
  start?: () => void;
  end?: () => void;
}

const mounted = new WeakMap<Element, Mounted>();

/** At the edge of the window, as long as this element is shown. */
export const floatingAt = (at: Element): Place => ({ at, place: 'over', atEdge: true });

/**
 * The closed shadow root of the host element for `root`, inserted at its place on the first call and the same
 * one ever after. null where there is no place for it; ask again later.
 */
export function mountHost(
  root: Element,
  findPlace: () => Place | null,
  dress: (shadow: ShadowRoot) => void,
): ShadowRoot | null {
  const before = mounted.get(root);
  if (before) {
    keepHost(root, findPlace);
    return before.shadow;
  }
  const place = findPlace();
  if (!place) return null;
  const host = makeBox(documentOf(root));
  const shadow = host.attachShadow({ mode: 'closed' });
  dress(shadow);
  const known = { host, shadow, place, returns: 0 };
  mounted.set(root, known);
  insert(known, place);
  return shadow;
}

/**
 * Keeps the host element in its place from here on, once `box` in it has been drawn; `onMoved` hears that it stands
 * somewhere else now, or that it has no place any more (true).
 */
export function standHost(
  root: Element,
  box: HTMLElement,
  stand: Stand,
  findPlace: () => Place | null,
  onMoved: (isGone: boolean) => void,
): void {
  const known = mounted.get(root);
  if (!known || known.start) return;
  known.start = () => {
    const { place: now } = known;
    const end = stand(known.host, box, now, root, (why) => {
      if (known.place !== now) return;
      const place = why === 'buried' ? floatingAt(root) : findPlace();
      // What is hidden may be shown again, where there is no better place.
      if (why === 'hidden' && (!place || place.at === now.at || now.atEdge)) return;
      if (place) insert(known, place);
      onMoved(!place);
    });
    // It may have lost that place at once.
    if (known.place === now) known.end = end;
    else end();
  };
  known.start();
}

/** Puts the host element back where the app's own rendering has dropped it; does nothing before the mount. */
export function keepHost(root: Element, findPlace: () => Place | null): void {
  const known = mounted.get(root);
  if (!known || isConnected(known.host) || known.returns >= MAX_RETURNS || isOrphan()) return;
  const place = known.place.atEdge && isConnected(known.place.at) ? known.place : findPlace();
  if (!place) return;
  known.returns++;
  insert(known, place);
}

/** Does it stand over the page, where a person may want to have it away? */
export function isOverPage(root: Element): boolean {
  return mounted.get(root)?.place.place === 'over';
}

/** Is this the host element of `root`? What is under it events name by it: its root is closed. */
export function isOurs(root: Element, element: Element): boolean {
  return mounted.get(root)?.host === element;
}

/** Takes the host element away for good. */
export function removeHost(root: Element): void {
  const known = mounted.get(root);
  known?.end?.();
  known?.host.remove();
  mounted.delete(root);
}

function insert(known: Mounted, place: Place): void {
  known.end?.();
  known.place = place;
  const { at } = place;
  const isOver = place.place === 'over';
  const parent = isOver ? documentOf(at).documentElement : (parentOf(at) ?? treeOf(at));
  const next = isOver ? null : place.place === 'before' ? at : at.nextSibling;
  Node.prototype.insertBefore.call(parent, known.host, next);
  known.start?.();
}
