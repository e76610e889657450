/**
 * Our one host element per compose window, form or upload: its shadow root is closed, and it is put back if the app
 * drops it.
 */
import { isOrphan } from './life.ts';
import { documentOf, isConnected, makeBox, parentOf, treeOf } from './dom.ts';
import type { Stand, Place } from './place.ts';

/** An app that removes us this often does not want us; the toolbar popup still shows the report. */
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

/**
 * The place at the edge of the browser window, kept as long as `at` is shown; where there is room, beside `near`, since
 * between what a page keeps in its corners there may be room only for an icon.
 */
export const floatingAt = (at: Element, near?: Element): Place => ({
  at,
  place: 'over',
  atEdge: true,
  near,
});

/**
 * Returns the closed shadow root of the host element for `root`: inserted at its place on the first call, the same one
 * ever after. null where there is no place for it yet; call again later.
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
 * Keeps the host element in its place from now on; call it once `box` in it has been drawn. `onMoved` is called with
 * false when the host has moved to another place, with true when there is no place for it any more.
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
      const place = why === 'buried' ? floatingAt(root, now.at) : findPlace();
      // If there is no better place, stay: what is hidden may be shown again.
      if (why === 'hidden' && (!place || place.at === now.at || now.atEdge)) return;
      if (place) insert(known, place);
      onMoved(!place);
    });
    // `stand` may have reported this place as lost right away.
    if (known.place === now) known.end = end;
    else end();
  };
  known.start();
}

/** Puts the host element back where the app's rendering has dropped it. Does nothing before `mountHost`. */
export function keepHost(root: Element, findPlace: () => Place | null): void {
  const known = mounted.get(root);
  if (!known || isConnected(known.host) || known.returns >= MAX_RETURNS || isOrphan()) return;
  const place = known.place.atEdge && isConnected(known.place.at) ? known.place : findPlace();
  if (!place) return;
  known.returns++;
  insert(known, place);
}

/** Whether our host for `root` is drawn over the page, where a person may want to remove it. */
export function isOverPage(root: Element): boolean {
  return mounted.get(root)?.place.place === 'over';
}

/**
 * Whether this is the host element for `root`. Events from inside it name only the host, because its shadow root is
 * closed.
 */
export function isOurs(root: Element, element: Element): boolean {
  return mounted.get(root)?.host === element;
}

/** Removes the host element for good. */
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
