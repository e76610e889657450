/**
 * DOM access that a hostile page cannot bend. A form's or document's named children hide its own
 * properties (HTML: LegacyOverrideBuiltIns), also for content scripts, so methods come from prototypes.
 * Elements of other windows are no `instanceof` ours: kinds are told by local name.
 */

function getter<T>(prototype: object, name: string): (this: void, of: Node) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (of) => get?.call(of) as T;
}

/** The parent element, null at the top of a tree. */
export const parentOf = getter<Element | null>(Node.prototype, 'parentElement');
export const isConnected = getter<boolean>(Node.prototype, 'isConnected');
export const childrenOf = getter<NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
export const textOf = getter<string | null>(Node.prototype, 'textContent');
export const previousOf = getter<Element | null>(Element.prototype, 'previousElementSibling');

/** Elements under `root` that match, in document order; none where the selector is unknown to this browser. */
export function queryAll(root: ParentNode, css: string): Element[] {
  if (css === '') return [];
  const prototype = root.nodeType === 9 ? Document.prototype : Element.prototype;
  try {
    if (root.nodeType === 11) return [...root.querySelectorAll(css)];
    return [...prototype.querySelectorAll.call(root, css)];
  } catch {
    return [];
  }
}

export function contains(outer: Node, inner: Node | null): boolean {
  return Node.prototype.contains.call(outer, inner);
}

export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function matches(element: Element, css: string): boolean {
  try {
    return Element.prototype.matches.call(element, css);
  } catch {
    return false;
  }
}

export function closest(element: Element, css: string): Element | null {
  return Element.prototype.closest.call(element, css);
}

/** An input or textarea: what has a `value` that a person types. */
export function isTextControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element.localName === 'input' || element.localName === 'textarea';
}

export function isEditable(element: Element): boolean {
  const value = attribute(element, 'contenteditable');
  return value === '' || value === 'true' || value === 'plaintext-only';
}

/** The element's ancestors, itself first, out through open shadow roots, at most 60. */
export function composedAncestors(element: Element): Element[] {
  const found: Element[] = [];
  let at: Element | null = element;
  while (at && found.length < 60) {
    found.push(at);
    const parent: Element | null = parentOf(at);
    const root = parent ? null : at.getRootNode();
    at = parent ?? (root !== null && 'host' in root ? (root as ShadowRoot).host : null);
  }
  return found;
}

/** Drops every element that lies inside another one of the list. */
export function outermost(elements: readonly Element[]): Element[] {
  return elements.filter((one) => !elements.some((other) => other !== one && contains(other, one)));
}

/** True where the element is rendered. Forces style, so it is asked only when windows are looked for. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
