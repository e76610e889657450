/** Notices a mouse that rests on a link that leaves the web. */
import { queryAll, viewOf } from '../dom/dom.ts';
import { linkOf, reportableUrl } from './link-kind.ts';
import { focusedIn } from './roots.ts';

/** A shorter hover is a mouse passing by (ms). */
const HOVER_MS = 500;

/** What `watchHover` reports. */
export interface HoverEvents {
  readonly signal: AbortSignal;
  readonly onHover: (link: Element) => void;
  /** The mouse is on something else now. */
  readonly onLeft: (onto: Element) => void;
}

const reportableLinkAt = (element: Element): Element | null => {
  const link = linkOf(element);
  return link && reportableUrl(link) ? link : null;
};

/** Reports each time the mouse rests on such a link; if it is on one when this is called, reports that at once. */
export function watchHover(document: Document, { signal, onHover, onLeft }: HoverEvents): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at: Element | null = null;
  const listener = (event: Event) => {
    const { pointerType } = event as PointerEvent;
    const [first] = event.composedPath();
    if (!event.isTrusted || pointerType === 'touch' || !first || !('localName' in first)) return;
    const link = reportableLinkAt(first as Element);
    if (link === at && link) return;
    clearTimeout(timer);
    at = link;
    if (link) timer = setTimeout(onHover, HOVER_MS, link);
    else onLeft(first as Element);
  };
  viewOf(document)?.addEventListener('pointerover', listener, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });
  const under = queryAll(document, ':hover').at(-1);
  at = under ? reportableLinkAt(focusedIn(under)) : null;
  if (at) onHover(at);
}
