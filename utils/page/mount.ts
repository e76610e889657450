/** Our one host element per compose window, form or upload: in flow, closed to the page, put back when the app drops it. */
import { documentOf, isConnected, makeBox, parentOf } from './dom.ts';
import { addStyles } from './styles.ts';
import { ignoreUntrusted } from './trusted.ts';

/** An app that removes us so often will not have us; the toolbar keeps the report. */
const MAX_RETURNS = 50;

/** Next to which element a host element stands. */
export interface Place {
  readonly at: Element;
  readonly place: 'before' | 'after';
  /** No element there belongs to it: it stands at the edge of the window instead. */
  readonly isLoose?: true;
}

interface Mounted {
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
  returns: number;
}

const mounted = new WeakMap<Element, Mounted>();

/**
 * The closed shadow root of the host element for `root`, inserted at its place on the first call and the same
 * one ever after. null where there is no place for it; ask again later.
 */
export function mountHost(root: Element, findPlace: () => Place | null, cssText: string): ShadowRoot | null {
  const before = mounted.get(root);
  if (before) {
    keepHost(root, findPlace);
    return before.shadow;
  }
  const place = findPlace();
  if (!place) return null;
  const host = makeBox(documentOf(root));
  const shadow = host.attachShadow({ mode: 'closed' });
  addStyles(shadow, cssText);
  ignoreUntrusted(shadow);
  mounted.set(root, { host, shadow, returns: 0 });
  insert(host, place);
  return shadow;
}

/** Puts the host element back where the app's own rendering has dropped it; does nothing before the mount. */
export function keepHost(root: Element, findPlace: () => Place | null): void {
  const known = mounted.get(root);
  if (!known || isConnected(known.host) || known.returns >= MAX_RETURNS) return;
  const place = findPlace();
  if (!place) return;
  known.returns++;
  insert(known.host, place);
}

/** Is this the host element of `root`? What is under it events name by it: its root is closed. */
export function isOurs(root: Element, element: Element): boolean {
  return mounted.get(root)?.host === element;
}

/** Takes the host element away for good. */
export function removeHost(root: Element): void {
  mounted.get(root)?.host.remove();
  mounted.delete(root);
}

function insert(host: Element, { at, place }: Place): void {
  const parent = parentOf(at) ?? at.getRootNode();
  Node.prototype.insertBefore.call(parent, host, place === 'before' ? at : at.nextSibling);
}
