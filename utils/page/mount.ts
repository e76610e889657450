/** Our one host element per compose window: in flow, closed to the page, put back when the app drops it. */
import { isConnected, parentOf } from './dom.ts';
import { partsOf, type Parts } from './parts.ts';
import { addStyles } from './styles.ts';
import { ignoreUntrusted } from './trusted.ts';
import type { ComposeWindow } from './window.ts';

/** An app that removes us so often will not have us; the toolbar keeps the report. */
const MAX_RETURNS = 50;

interface Mounted {
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
  returns: number;
}

const mounted = new WeakMap<Element, Mounted>();

/**
 * The closed shadow root of this window's host element, inserted at the adapter's place on the first call
 * and the same one ever after. null where the window has no place for it; ask again later.
 */
export function mountHost(window: ComposeWindow, cssText: string): ShadowRoot | null {
  const before = mounted.get(window.root);
  if (before) {
    if (!isConnected(before.host)) keepHost(window, partsOf(window).mount);
    return before.shadow;
  }
  const place = partsOf(window).mount;
  if (!place) return null;
  const host = window.root.ownerDocument.createElement('div');
  const shadow = host.attachShadow({ mode: 'closed' });
  addStyles(shadow, cssText);
  ignoreUntrusted(shadow);
  mounted.set(window.root, { host, shadow, returns: 0 });
  insert(host, place);
  return shadow;
}

/** Puts the host element back where the app's own rendering has dropped it; does nothing before the mount. */
export function keepHost(window: ComposeWindow, place: Parts['mount']): void {
  const known = mounted.get(window.root);
  if (!known || !place || isConnected(known.host) || known.returns >= MAX_RETURNS) return;
  known.returns++;
  insert(known.host, place);
}

/** Takes the host element away for good. */
export function removeHost(window: ComposeWindow): void {
  mounted.get(window.root)?.host.remove();
  mounted.delete(window.root);
}

function insert(host: Element, { at, place }: NonNullable<Parts['mount']>): void {
  const parent = parentOf(at) ?? at.getRootNode();
  Node.prototype.insertBefore.call(parent, host, place === 'before' ? at : at.nextSibling);
}
