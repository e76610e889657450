import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';
import { placeBeside } from './place.ts';
import { CLEAR, type Clear } from './view.ts';

interface Props {
  /** The id that buttons name as their `popovertarget`. */
  readonly id: string;
  readonly title: string;
  readonly isOpen: boolean;
  /** The card is placed beside, below or above the strip around this element. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ComponentChildren;
}

/** Returns the focused element in the tree that contains this one, which may be a shadow tree. */
function focusedIn(element: Element): HTMLElement | null {
  return (element.getRootNode() as Document | ShadowRoot).activeElement as HTMLElement | null;
}

/** Places the card beside the strip, whose box is the same whatever it says. */
function placeCard(card: HTMLElement, anchor: Element | null): void {
  const strip = anchor?.closest('.strip');
  // A strip that floats over the page is not as wide as the window that it belongs to.
  if (!strip) return;
  placeBeside(card, strip, !strip.matches('.loose'));
  (globalThis as { [CLEAR]?: Clear })[CLEAR]?.(card, strip);
}

/**
 * Renders the card in the browser's top layer, so that no overflow of the webmail's own windows cuts it off. The
 * browser itself opens it on a button and closes it on Escape, the button or a click elsewhere (HTML, "auto" popovers).
 * The focus is handled here: the browser would return it to the shadow host, which cannot take it. The content is
 * rendered only while the card is open.
 */
export function Popover({ id, title, isOpen, anchor, onToggle, children }: Props) {
  const popover = useRef<HTMLDivElement>(null);
  /** The element that gets the focus back; null where the person has moved it elsewhere. */
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
          // The card takes the focus from the page when opened, and returns it when closed.
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
