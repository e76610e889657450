/** In which element a host of ours stands: where it can be used, and where no rule of the page's tells it from nothing. */
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

/** What a box more changes by rules of structure (`:last-child`, `:has()`, `:empty`), besides places and sizes. */
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
/** Of a dialog so many elements are compared, and so many boxes in it are tried. */
const MAX_COMPARED = 60;
const MAX_TRIED = 6;

/** How these elements look and where they are, in one text. */
function looksOf(elements: readonly Element[]): string {
  return elements
    .map((one) => {
      const { x, y, width, height } = rectOf(one);
      const style = getComputedStyle(one);
      return [x, y, width, height, ...LOOKS.map((name) => style[name])].join();
    })
    .join(';');
}

/** Before `next`, or as the last child. */
function put(host: Element, parent: Element, next: Element | null = null): void {
  Node.prototype.insertBefore.call(parent, host, next);
}

/** A box that holds no form's parts, no text that is written, and nothing that is not there for everybody. */
const isPlain = (one: Element) =>
  !shadowOf(one) && !closest(one, 'form,label,[contenteditable],[aria-hidden=true],[inert]');

/** Puts the host into the first of these places where none of these elements looks different for it; false: there is none. */
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

/** In the root element: behind the body, or, where the page has rules for what is last there, before it. */
function putInRoot(host: Element, root: Element): void {
  const body = bodyOf(documentOf(root));
  if (!body || !putUnseen(host, [root, body], [[root], [root, body]])) put(host, root);
}

/** In a dialog or popover; false where each place in it would show. */
function putInLayer(host: Element, layer: Element): boolean {
  const boxes = queryAll(layer, 'div,section,main,article,header,footer').filter(isPlain).reverse();
  const elements = [parentOf(layer) ?? layer, layer, ...queryAll(layer, '*').slice(0, MAX_COMPARED)];
  return putUnseen(
    host,
    elements,
    [layer, ...boxes.slice(0, MAX_TRIED)].map((one) => [one]),
  );
}

/** The dialog or popover around the element, which is in the browser's top layer; null: it is in the page's own. */
export function layerOf(at: Element): Element | null {
  return composedAncestors(at).find((one) => matches(one, ':modal,:popover-open')) ?? null;
}

/**
 * Puts the host where it can be used, and into the browser's top layer where that is needed: what is outside of a modal
 * dialog is inert, and a press outside of a popover closes it. True where it can be seen only, because a place in the dialog
 * would change how the dialog looks; `isWanted`: the person has pressed it there, and it matters more. Not over a question of
 * ours: what is covered takes no press.
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
