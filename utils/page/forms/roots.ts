/**
 * Access to shadow roots, open and closed: forms in them send like all others, and their `submit` event does not leave
 * them.
 */

/**
 * Returns the shadow root of an element, or null. Closed roots are reached by the extension's own means (Firefox 63: a
 * property; Chromium 88: an API, which throws for elements that cannot host one).
 */
export function shadowOf(element: Element): ShadowRoot | null {
  const { openOrClosedShadowRoot: own } = element as { openOrClosedShadowRoot?: ShadowRoot | null };
  if (own !== undefined) return own;
  try {
    const { dom } = chrome;
    return dom.openOrClosedShadowRoot(element as HTMLElement);
  } catch {
    return element.shadowRoot;
  }
}

/** Returns the focused element below this one, through all shadow roots; the element itself if there is none. */
export function focusedIn(element: Element): Element {
  let at = element;
  for (;;) {
    // Form controls host no shadow root, and the error with which a browser answers would be the slowest part of a
    // touch.
    const inner = 'form' in at ? null : shadowOf(at)?.activeElement;
    if (!inner) return at;
    at = inner;
  }
}

/** Returns the element that was really touched, or null: an event from a closed root names only the host. */
export function touchedOf(event: Event): Element | null {
  const [first] = event.composedPath();
  return first && 'localName' in first ? focusedIn(first as Element) : null;
}
