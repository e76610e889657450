/**
 * Chooses the element that holds a host of ours: one where the host can be used, and where no style rule of the page's
 * changes because of it.
 */
import { isAsking } from '../send/asking.ts';
import {
  bodyOf,
  closest,
  composedAncestors,
  documentOf,
  matches,
  parentOf,
  queryAll,
  rectOf,
} from '../dom/dom.ts';
import { shadowOf } from '../forms/roots.ts';

/**
 * What an additional box can change by structural selectors (`:last-child`, `:has()`, `:empty`), besides place and
 * size.
 */
const LOOKS = [
  'display',
  'margin',
  'padding',
  'border',
  'color',
  'background',
  'opacity',
  'font',
  'transform',
] as const;
/** At most this many elements of a dialog are compared, and this many boxes in it are tried. */
const MAX_COMPARED = 60;
const MAX_TRIED = 6;

/** Returns a text of how these elements look and where they are, for comparison. */
function looksOf(elements: readonly Element[]): string {
  return elements
    .map((one) => {
      const { x, y, width, height } = rectOf(one);
      const style = getComputedStyle(one);
      return [x, y, width, height, ...LOOKS.map((name) => style[name])].join();
    })
    .join(';');
}

/** Inserts the host before `next`, or as the last child. */
function put(host: Element, parent: Element, next: Element | null = null): void {
  Node.prototype.insertBefore.call(parent, host, next);
}

/** Whether this box is outside forms, labels and editors, has no shadow tree, and is accessible to everybody. */
const isPlain = (one: Element) =>
  !shadowOf(one) && !closest(one, 'form,label,[contenteditable],[aria-hidden=true],[inert]');

/**
 * Puts the host into the first of these places where it changes the look of none of these elements; false if there is
 * none.
 */
function putUnseen(
  host: Element,
  elements: readonly Element[],
  places: readonly (readonly [Element, Element?])[],
): boolean {
  host.remove();
  const before = looksOf(elements);
  return places.some(([parent, next]) => {
    put(host, parent, next);
    return looksOf(elements) === before;
  });
}

/**
 * Puts the host into the root element: after the body, or before it if the page has rules for what comes last there.
 */
function putInRoot(host: Element, root: Element): void {
  const body = bodyOf(documentOf(root));
  if (!body || !putUnseen(host, [root, body], [[root], [root, body]])) put(host, root);
}

/** Puts the host into a dialog or popover; false if it would change the look of it at each place. */
function putInLayer(host: Element, layer: Element): boolean {
  const boxes = queryAll(layer, 'div,section,main,article,header,footer').filter(isPlain).reverse();
  const elements = [parentOf(layer) ?? layer, layer, ...queryAll(layer, '*').slice(0, MAX_COMPARED)];
  return putUnseen(
    host,
    elements,
    [layer, ...boxes.slice(0, MAX_TRIED)].map((one) => [one]),
  );
}

/**
 * Returns the dialog or popover around the element that is in the browser's top layer; null if the element is not in
 * it.
 */
export function layerOf(at: Element): Element | null {
  return composedAncestors(at).find((one) => matches(one, ':modal,:popover-open')) ?? null;
}

/**
 * Puts the host where it can be used, and into the browser's top layer if necessary: what is outside a modal dialog is
 * inert, and a press outside a popover closes it. Returns true if the host can only be seen, because a place in the
 * dialog would change how the dialog looks; `isWanted` says that the person has pressed it, which matters more than the
 * look. Nothing is raised over a question of ours, since what is covered takes no press.
 */
export function raise(host: HTMLElement, at: Element, isWanted = false): boolean {
  const layer = layerOf(at);
  const document = documentOf(at);
  const isModal = layer !== null && matches(layer, ':modal');
  const isSeenOnly = layer !== null && !putInLayer(host, layer) && isModal && !isWanted;
  if (!layer || isSeenOnly) putInRoot(host, document.documentElement);
  if ((!layer && !document.fullscreenElement) || isAsking()) return isSeenOnly;
  host.popover = 'manual';
  host.showPopover();
  return isSeenOnly;
}
