import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';

interface Props {
  /** The control that opened it: the popover stands below it, and focus returns to it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

const MARGIN = 8;

/** Places the popover below its anchor, above it where there is more room, always inside the viewport. */
function place(popover: HTMLElement, anchor: HTMLElement): void {
  const mark = anchor.getBoundingClientRect();
  const below = innerHeight - mark.bottom - 2 * MARGIN;
  const above = mark.top - 2 * MARGIN;
  const { style } = popover;
  const isBelow = below >= Math.min(320, above) || below >= above;
  style.maxHeight = `${Math.max(120, isBelow ? below : above)}px`;
  style.top = isBelow
    ? `${Math.max(MARGIN, Math.min(mark.bottom + 4, innerHeight - 120 - MARGIN))}px`
    : 'auto';
  style.bottom = isBelow ? 'auto' : `${innerHeight - mark.top + 4}px`;
  const width = popover.offsetWidth;
  style.left = `${Math.max(MARGIN, Math.min(mark.left, innerWidth - width - MARGIN))}px`;
}

/**
 * The list in the browser's top layer, so that no overflow of the webmail's own windows cuts it off. Escape
 * and a click elsewhere close it (HTML, "auto" popovers); focus goes in, and back to the anchor.
 */
export function Popover({ anchor, onClose, children }: Props) {
  const popover = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = popover.current;
    const opener = anchor.current;
    if (!element || !opener) return undefined;
    element.showPopover();
    place(element, opener);
    element.focus();
    const replace = () => {
      place(element, opener);
    };
    addEventListener('resize', replace);
    addEventListener('scroll', replace, { capture: true, passive: true });
    return () => {
      removeEventListener('resize', replace);
      removeEventListener('scroll', replace, { capture: true });
    };
  }, [anchor]);
  const onToggle = (event: { readonly newState: string }) => {
    if (event.newState !== 'closed') return;
    anchor.current?.focus();
    onClose();
  };
  return (
    <div
      ref={popover}
      class="popover"
      popover="auto"
      role="dialog"
      aria-label={t('list_title')}
      tabIndex={-1}
      onToggle={onToggle}
      // Keys typed here are not the webmail's shortcuts.
      onKeyDown={(event) => {
        event.stopPropagation();
      }}
    >
      <div class="popover-head">
        <h2>{t('list_title')}</h2>
        <button type="button" class="close" onClick={() => popover.current?.hidePopover()}>
          {t('list_close')}
        </button>
      </div>
      {children}
    </div>
  );
}
