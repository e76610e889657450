/** Shadow roots, open and closed: forms in them send like all others, and their `submit` event does not leave them. */
/** Ours in Chromium (88) and Firefox (63): what the types of one of them lack. */
interface Reach {
  readonly dom?: { openOrClosedShadowRoot?: (element: Element) => ShadowRoot | null };
}

/** The shadow root of an element, closed ones by the extension's own API; null: it has none. */
export function shadowOf(element: Element): ShadowRoot | null {
  const own = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  const { dom } = ((globalThis as { chrome?: unknown }).chrome ?? {}) as Reach;
  // Chromium throws for elements that can host none.
  try {
    return dom?.openOrClosedShadowRoot?.(element) ?? element.shadowRoot;
  } catch {
    return null;
  }
}

/** The focused element below this one, in through all shadow roots; itself where it has none. */
export function focusedIn(element: Element): Element {
  let at = element;
  for (;;) {
    const inner = shadowOf(at)?.activeElement;
    if (!inner) return at;
    at = inner;
  }
}

/** The element that was really touched: an event from a closed root names only its host. */
export function touchedOf(event: Event): Element | null {
  const [first] = event.composedPath();
  return first && 'localName' in first ? focusedIn(first as Element) : null;
}
