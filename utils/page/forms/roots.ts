/** Shadow roots, open and closed: forms in them send like all others, and their `submit` event does not leave them. */

/**
 * The shadow root of an element, closed ones by the extension's own way (Firefox 63: a property, Chromium 88: an API, which
 * throws for elements that can host none); null: it has none.
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

/** The focused element below this one, in through all shadow roots; itself where it has none. */
export function focusedIn(element: Element): Element {
  let at = element;
  for (;;) {
    // Controls of forms have none, and a browser's answer to that, an error, takes longer than all else at a touch.
    const inner = 'form' in at ? null : shadowOf(at)?.activeElement;
    if (!inner) return at;
    at = inner;
  }
}

/** The element that was really touched: an event from a closed root names only its host. */
export function touchedOf(event: Event): Element | null {
  const [first] = event.composedPath();
  return first && 'localName' in first ? focusedIn(first as Element) : null;
}
