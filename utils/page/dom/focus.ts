/**
 * Where a person is in a page: the focused element, through open shadow roots and editors' frames, and its selection.
 */
import { activeIn, bodyOf, contains, documentOf, isConnected } from './dom.ts';

/** Returns the document of a same-origin frame; null for every other element. */
function documentIn(element: Element): Document | null {
  try {
    return (element as Partial<HTMLIFrameElement>).contentDocument ?? null;
  } catch {
    return null;
  }
}

function focusedIn(document: Document): Element | null {
  let at = activeIn(document);
  for (;;) {
    const frame = at && documentIn(at);
    const inner = (frame ? activeIn(frame) : at?.shadowRoot?.activeElement) ?? null;
    if (!inner) return at;
    at = inner;
  }
}

/** Remembers the focus and the selection; the returned function restores them if that element is still in the page. */
export function keepPlace(document: Document): () => void {
  const at = focusedIn(document);
  const own = at && documentOf(at);
  const selection = own?.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  return () => {
    if (!at || !own || !isConnected(at) || at === bodyOf(document) || focusedIn(document) === at) return;
    if (own !== document) own.defaultView?.focus();
    HTMLElement.prototype.focus.call(at, { preventScroll: true });
    if (!range || !contains(at, range.commonAncestorContainer)) return;
    selection?.removeAllRanges();
    selection?.addRange(range);
  };
}
