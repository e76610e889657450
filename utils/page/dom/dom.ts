/**
 * DOM access that a hostile page cannot bend. A form's or document's named children hide its own
 * properties (HTML: LegacyOverrideBuiltIns), also for content scripts, so methods come from prototypes.
 * Elements of other windows are no `instanceof` ours: kinds are told by local name.
 */

/** The interfaces by their names: a name that nothing reads costs no byte. */
type Kind = 'Node' | 'Document' | 'DocumentFragment' | 'Element' | `HTML${string}Element`;
/* @__NO_SIDE_EFFECTS__ */
const prototypeOf = (kind: Kind) => (Reflect.get(globalThis, kind) as { prototype: object }).prototype;

/** Reads a property as the prototype defines it, whatever the element's named children hide. */
/* @__NO_SIDE_EFFECTS__ */ // Scripts carry only the getters that they use.
export function getter(kind: Kind, name: string): (of: Node) => unknown {
  const property = Object.getOwnPropertyDescriptor(prototypeOf(kind), name);
  return (of) => property?.get?.call(of) as unknown;
}

/** The parent element, null at the top of a tree. */
export const parentOf = getter('Node', 'parentElement') as (of: Node) => Element | null;
/** The document that a node belongs to. */
export const documentOf = getter('Node', 'ownerDocument') as (of: Node) => Document;
export const isConnected = getter('Node', 'isConnected') as (of: Node) => boolean;
export const childrenOf = getter('Node', 'childNodes') as (of: Node) => NodeListOf<ChildNode>;
export const attributesOf = getter('Element', 'attributes') as (of: Node) => NamedNodeMap;
export const textOf = getter('Node', 'textContent') as (of: Node) => string | null;
export const previousNode = getter('Node', 'previousSibling') as (of: Node) => Node | null;

/** The document’s URL, as a string. */
export const addressOf = getter('Document', 'URL') as (of: Document) => string;
export const titleOf = getter('Document', 'title') as (of: Document) => string;
/** The URL against which relative addresses in the node’s document are resolved. */
export const baseOf = getter('Node', 'baseURI') as (of: Node) => string;
export const viewOf = getter('Document', 'defaultView') as (of: Document) => Window | null;
/** The focused element of this document, not looking into frames or shadow trees. */
export const activeIn = getter('Document', 'activeElement') as (of: Document) => Element | null;
export const bodyOf = getter('Document', 'body') as (of: Document) => HTMLElement | null;
export const headOf = getter('Document', 'head') as (of: Document) => Element | null;

/** A method as the prototype defines it. */
/* @__NO_SIDE_EFFECTS__ */ // As above.
function method(kind: Kind, name: string): unknown {
  return Reflect.get(prototypeOf(kind), name);
}

type Select = (root: ParentNode, css: string) => NodeListOf<Element>;

/* @__NO_SIDE_EFFECTS__ */
function selector(kind: Kind): Select {
  const select = method(kind, 'querySelectorAll') as (this: ParentNode, css: string) => NodeListOf<Element>;
  return (root, css) => select.call(root, css);
}

/** By node type: elements, documents, shadow roots (which are fragments). */
const SELECT: Readonly<Record<number, Select | undefined>> = {
  1: selector('Element'),
  9: selector('Document'),
  11: selector('DocumentFragment'),
};

/** Elements under `root` that match, in document order; none where the selector is unknown to this browser. */
export function queryAll(root: ParentNode, css: string): Element[] {
  if (css === '') return [];
  try {
    return [...(SELECT[root.nodeType]?.(root, css) ?? [])];
  } catch {
    return [];
  }
}

const findIn = method('Document', 'querySelector') as (this: Document, css: string) => Element | null;

/** Does anything under a document match? False where the selector is unknown to this browser. */
export function has(document: Document, css: string): boolean {
  try {
    return findIn.call(document, css) !== null;
  } catch {
    return false;
  }
}

const create = method('Document', 'createElementNS') as (
  this: Document,
  namespace: string,
  name: string,
) => HTMLElement;

const XHTML = 'http://www.w3.org/1999/xhtml';

/** A new HTML element of this kind, also in a document that is none (SVG, XML), where `createElement` makes none. */
export function make<K extends keyof HTMLElementTagNameMap>(document: Document, name: K) {
  return create.call(document, XHTML, name) as HTMLElementTagNameMap[K];
}

/** A new box of ours in this document. */
export function makeBox(document: Document): HTMLElement {
  return create.call(document, XHTML, 'div');
}

const NODE = prototypeOf('Node') as Node;
const ELEMENT = prototypeOf('Element') as Element;

/** Is `inner` the node `outer` or a descendant? Shadow trees and null are outside. */
export function contains(outer: Node, inner: Node | null): boolean {
  return NODE.contains.call(outer, inner);
}

/** The top of the tree that a node stands in: a document, an open or closed shadow root, or what is in none. */
export function treeOf(node: Node): Node {
  return NODE.getRootNode.call(node);
}

/** The attribute’s value, null where it is absent. */
export function attribute(element: Element, name: string): string | null {
  return ELEMENT.getAttribute.call(element, name);
}

/** Does the element match? False where the selector is unknown to this browser. */
export function matches(element: Element, css: string): boolean {
  try {
    return ELEMENT.matches.call(element, css);
  } catch {
    return false;
  }
}

/** The nearest matching ancestor, the element itself included, within its tree. Throws on an unknown selector. */
export function closest(element: Element, css: string): Element | null {
  return ELEMENT.closest.call(element, css);
}

/** Where an element is in its window. */
export function rectOf(element: Element): DOMRect {
  return ELEMENT.getBoundingClientRect.call(element);
}

/**
 * The labels of a control, which has no named children; not to be asked of a form. A browser goes through all of a page for
 * them: only where the control has a name that they could say, or stands in one.
 */
export function labelsOf(control: Element): HTMLLabelElement[] {
  const mayHave = attribute(control, 'id') ?? closest(control, 'label');
  return mayHave ? [...((control as Partial<HTMLInputElement>).labels ?? [])] : [];
}

/** An input or textarea: what has a `value` that a person types. */
export function isTextControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element.localName === 'input' || element.localName === 'textarea';
}

/** Does the element itself declare `contenteditable`? Inherited editability does not count. */
export function isEditable(element: Element): boolean {
  // Without the attribute the pattern is given `null`, which it does not fit.
  return /^(true|plaintext-only|)$/.test(attribute(element, 'contenteditable') as string);
}

/** The element whose open shadow tree this node stands in, or null. */
export function hostOf(node: Node): Element | null {
  const root = treeOf(node);
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** The scope and every open shadow root of it and in it. */
export function openScopes(scope: ParentNode): ParentNode[] {
  const all = [scope as Partial<Element>, ...queryAll(scope, '*')];
  return [scope, ...all.flatMap(({ shadowRoot }) => (shadowRoot ? openScopes(shadowRoot) : []))];
}

/** The element's ancestors, itself first, out through open shadow roots, at most 60. */
export function composedAncestors(element: Element): Element[] {
  const found: Element[] = [];
  let at: Element | null = element;
  while (at && found.length < 60) {
    found.push(at);
    at = parentOf(at) ?? hostOf(at);
  }
  return found;
}

/** Drops every element that lies inside another one of the list. */
export function outermost(elements: readonly Element[]): Element[] {
  const all = new Set(elements);
  const isInside = (one: Element) => {
    for (let at = parentOf(one); at; at = parentOf(at)) if (all.has(at)) return true;
    return false;
  };
  return [...all].filter((one) => !isInside(one));
}

/** True where the element is in the page and rendered. Forces style, so it is asked only when windows are looked for. */
export function isVisible(element: Element): boolean {
  return ELEMENT.checkVisibility.call(element, { visibilityProperty: true });
}

/** Hears of the next event of this type there until the signal aborts, whatever hides the target's own methods. */
export function listenOnce(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  signal: AbortSignal,
): void {
  EventTarget.prototype.addEventListener.call(target, type, listener, { once: true, signal });
}

/** The element that a press at this point of the window would meet. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  return Document.prototype.elementFromPoint.call(document, x, y);
}
