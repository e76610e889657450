/** Notices a mouse that hovers over a link that leaves the web. */
import { queryAll, viewOf } from '../dom/dom.ts';
import { linkOf, tellingUrl } from './link-kind.ts';
import { focusedIn } from './roots.ts';

/** A shorter hover is a mouse passing by (milliseconds). */
const REST_MS = 500;

export interface RestEvents {
  readonly signal: AbortSignal;
  readonly onRest: (link: Element) => void;
  /** The mouse is on something else now. */
  readonly onLeft: (onto: Element) => void;
}

const tellingLinkAt = (element: Element): Element | null => {
  const link = linkOf(element);
  return link && tellingUrl(link) ? link : null;
};

/** Hears of each rest on such a link; one that goes on while this is called is told at once. */
export function watchRest(document: Document, { signal, onRest, onLeft }: RestEvents): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at: Element | null = null;
  const listener = (event: Event) => {
    const { pointerType } = event as PointerEvent;
    const [first] = event.composedPath();
    if (!event.isTrusted || pointerType === 'touch' || !first || !('localName' in first)) return;
    const link = tellingLinkAt(first as Element);
    if (link === at && link) return;
    clearTimeout(timer);
    at = link;
    if (link) timer = setTimeout(onRest, REST_MS, link);
    else onLeft(first as Element);
  };
  viewOf(document)?.addEventListener('pointerover', listener, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });
  const under = queryAll(document, ':hover').at(-1);
  at = under ? tellingLinkAt(focusedIn(under)) : null;
  if (at) onRest(at);
}
