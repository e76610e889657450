/**
 * DOM access that a hostile page cannot redirect. Named children of a form or document hide its own properties (HTML:
 * LegacyOverrideBuiltIns), from content scripts too, so getters and methods are taken from prototypes. Elements of
 * other windows fail `instanceof` with our classes, so elements are identified by local name.
 */

/** Interfaces by name: those that nothing reads add no byte to the bundle. */
type Kind = 'Node' | 'Document' | 'DocumentFragment' | 'Element' | `HTML${string}Element`;
/* @__NO_SIDE_EFFECTS__ */
const prototypeOf = (kind: Kind) => (Reflect.get(globalThis, kind) as { prototype: object }).prototype;

/** Returns a function that reads a property by the prototype's getter, even if named children hide the property. */
/* @__NO_SIDE_EFFECTS__ */ // Bundles keep only the getters that they use.
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
export const nextNode = getter('Node', 'nextSibling') as (of: Node) => Node | null;
export const previousNode = getter('Node', 'previousSibling') as (of: Node) => Node | null;

/** The document's URL, as a string. */
export const addressOf = getter('Document', 'URL') as (of: Document) => string;
export const titleOf = getter('Document', 'title') as (of: Document) => string;
/** The URL against which relative addresses in the node's document are resolved. */
export const baseOf = getter('Node', 'baseURI') as (of: Node) => string;
export const viewOf = getter('Document', 'defaultView') as (of: Document) => Window | null;
/** The focused element of this document; looks into neither frames nor shadow trees. */
export const activeIn = getter('Document', 'activeElement') as (of: Document) => Element | null;
export const bodyOf = getter('Document', 'body') as (of: Document) => HTMLElement | null;
export const headOf = getter('Document', 'head') as (of: Document) => Element | null;

/** Returns a method as the prototype defines it. */
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

/** By node type: element, document, shadow root (a fragment). */
const SELECT: Readonly<Record<number, Select | undefined>> = {
  1: selector('Element'),
  9: selector('Document'),
  11: selector('DocumentFragment'),
};

/** Returns the elements under `root` that match, in document order; none if this browser does not know the selector. */
export function queryAll(root: ParentNode, css: string): Element[] {
  if (css === '') return [];
  try {
    return [...(SELECT[root.nodeType]?.(root, css) ?? [])];
  } catch {
    return [];
  }
}

const findIn = method('Document', 'querySelector') as (this: Document, css: string) => Element | null;

/** Whether anything in the document matches; false if this browser does not know the selector. */
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

/** Creates an HTML element, even in a document that is not HTML (SVG, XML), where `createElement` would not. */
export function make<K extends keyof HTMLElementTagNameMap>(document: Document, name: K) {
  return create.call(document, XHTML, name) as HTMLElementTagNameMap[K];
}

/** Creates a `div` for our own use in this document. */
export function makeBox(document: Document): HTMLElement {
  return create.call(document, XHTML, 'div');
}

const NODE = prototypeOf('Node') as Node;
const ELEMENT = prototypeOf('Element') as Element;

/** Whether `inner` is `outer` or a descendant of it. False for null and for nodes in shadow trees below `outer`. */
export function contains(outer: Node, inner: Node | null): boolean {
  return NODE.contains.call(outer, inner);
}

/** Returns the root of the node's tree: a document, an open or closed shadow root, or the top of a detached tree. */
export function treeOf(node: Node): Node {
  return NODE.getRootNode.call(node);
}

/** Returns the attribute's value, or null where it is absent. */
export function attribute(element: Element, name: string): string | null {
  return ELEMENT.getAttribute.call(element, name);
}

/** Returns the attribute's value, '' where it is absent. */
export function attributeText(element: Element, name: string): string {
  return attribute(element, name) ?? '';
}

/** Whether the element matches; false if this browser does not know the selector. */
export function matches(element: Element, css: string): boolean {
  try {
    return ELEMENT.matches.call(element, css);
  } catch {
    return false;
  }
}

/**
 * Returns the nearest match among the element and its ancestors in the same tree, or null. Throws on an unknown
 * selector.
 */
export function closest(element: Element, css: string): Element | null {
  return ELEMENT.closest.call(element, css);
}

/** Returns the element's rectangle, relative to its window's viewport. */
export function rectOf(element: Element): DOMRect {
  return ELEMENT.getBoundingClientRect.call(element);
}

/**
 * Returns a control's labels; not for forms, whose named children may hide `labels`. The browser searches the whole
 * page for them, so it is asked only where the control has an id that a label could name, or stands in a label.
 */
export function labelsOf(control: Element): HTMLLabelElement[] {
  const mayHave = attribute(control, 'id') ?? closest(control, 'label');
  return mayHave ? [...((control as Partial<HTMLInputElement>).labels ?? [])] : [];
}

/** Whether this is an input or textarea, whose `value` a person may type. */
export function isTextControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element.localName === 'input' || element.localName === 'textarea';
}

/** Whether the element itself declares `contenteditable`; inherited editability does not count. */
export function isEditable(element: Element): boolean {
  // Where the attribute is absent, `test` gets null and tries it as the text "null", which does not match.
  return /^(true|plaintext-only|)$/.test(attribute(element, 'contenteditable') as string);
}

/** Returns the host of the shadow tree, open or closed, that this node is in; null if it is in none. */
export function hostOf(node: Node): Element | null {
  const root = treeOf(node);
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** Returns the scope, its own open shadow root and all open shadow roots below it. */
export function openScopes(scope: ParentNode): ParentNode[] {
  const all = [scope as Partial<Element>, ...queryAll(scope, '*')];
  return [scope, ...all.flatMap(({ shadowRoot }) => (shadowRoot ? openScopes(shadowRoot) : []))];
}

/** Returns the element and its ancestors, innermost first, crossing the boundaries of shadow trees; at most 60. */
export function composedAncestors(element: Element): Element[] {
  const found: Element[] = [];
  let at: Element | null = element;
  while (at && found.length < 60) {
    found.push(at);
    at = parentOf(at) ?? hostOf(at);
  }
  return found;
}

/** Returns the list without the elements that lie inside another of its elements, across shadow trees. */
export function outermost(elements: readonly Element[]): Element[] {
  const all = new Set(elements);
  return [...all].filter((one) => composedAncestors(one).findLast((at) => all.has(at)) === one);
}

/** Whether the element is in the page and rendered. This forces a style calculation, so ask as seldom as possible. */
export function isVisible(element: Element): boolean {
  return ELEMENT.checkVisibility.call(element, { visibilityProperty: true });
}

/**
 * Listens for the next event of this type only, until the signal aborts, even if the target's own methods are hidden.
 */
export function listenOnce(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  signal: AbortSignal,
): void {
  EventTarget.prototype.addEventListener.call(target, type, listener, { once: true, signal });
}

/** Returns the element that a press at this point of the viewport (CSS pixels) would hit, or null. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  return Document.prototype.elementFromPoint.call(document, x, y);
}

/** Returns the element that an event happened at, or null. */
export function atOf(event: Event): Element | null {
  const [first] = event.composedPath();
  return first && 'localName' in first ? (first as Element) : first ? parentOf(first as Node) : null;
}
