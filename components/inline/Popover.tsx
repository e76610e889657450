import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { placeBeside } from './place.ts';
import { CLEAR, type Clear } from './view.ts';

interface Props {
  /** What buttons name as their `popovertarget`. */
  readonly id: string;
  readonly title: string;
  readonly isOpen: boolean;
  /** It stands below the strip around this element, or above it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ComponentChildren;
}

/** The focused element of the tree that this one stands in, which may be a shadow tree. */
function focusedIn(element: Element): HTMLElement | null {
  return (element.getRootNode() as Document | ShadowRoot).activeElement as HTMLElement | null;
}

/** Beside the strip, whose place is the same whatever it says. */
function placeCard(card: HTMLElement, anchor: Element | null): void {
  const strip = anchor?.closest('.strip');
  // What stands over the page is not as wide as the window that it belongs to.
  if (!strip) return;
  placeBeside(card, strip, !strip.matches('.loose'));
  (globalThis as { [CLEAR]?: Clear })[CLEAR]?.(card, strip);
}

/**
 * The card in the browser's top layer, so that no overflow of the webmail's own windows cuts it off. Opening
 * by a button and closing by Escape, by the button or by a click elsewhere are the browser's own work (HTML,
 * "auto" popovers). The focus is ours: what the browser remembers to give it back to is the shadow host,
 * which takes none. The content is there only while it is open.
 */
export function Popover({ id, title, isOpen, anchor, onToggle, children }: Props) {
  const popover = useRef<HTMLDivElement>(null);
  /** Where the focus goes back to; null where the person has taken it elsewhere. */
  const openerRef = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const place = () => {
      if (popover.current) placeCard(popover.current, anchor.current);
    };
    if (!isOpen) return undefined;
    place();
    addEventListener('resize', place);
    addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      removeEventListener('resize', place);
      removeEventListener('scroll', place, { capture: true });
    };
  }, [isOpen, anchor]);
  return (
    <div
      ref={popover}
      id={id}
      class="popover"
      popover="auto"
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      onBeforeToggle={({ newState, currentTarget }) => {
        const focused = focusedIn(currentTarget);
        if (newState === 'open') {
          placeCard(currentTarget, anchor.current);
          // What is opened by a press takes the focus from the page, and gives it back.
          const { activeElement, body } = document;
          openerRef.current =
            focused ?? (activeElement === body ? null : (activeElement as HTMLElement)) ?? anchor.current;
        } else if (!currentTarget.contains(focused)) {
          openerRef.current = null;
        }
        const opener = openerRef.current;
        if (newState !== 'open') setTimeout(() => opener?.focus());
        onToggle(newState === 'open');
      }}
      onToggle={({ newState, currentTarget }) => {
        if (newState === 'open') currentTarget.focus();
      }}
    >
      {isOpen && (
        <>
          <div class="popover-head">
            <p class="brand">{t('extension_name')}</p>
            <button
              type="button"
              class="hide"
              aria-label={t('list_close')}
              popovertarget={id}
              popovertargetaction="hide"
            >
              {'\u00d7'}
            </button>
          </div>
          {children}
        </>
      )}
    </div>
  );
}
