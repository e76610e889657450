import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { keyOf, t } from '../../utils/platform/i18n.ts';

export const SEGMENTS = ['now', 'history', 'lookups'] as const;
export type Segment = (typeof SEGMENTS)[number];

interface Props {
  readonly chosen: Segment;
  readonly onChoose: (segment: Segment) => void;
  /** The content of each segment; a segment without content is left out. */
  readonly parts: Readonly<Partial<Record<Segment, ComponentChildren>>>;
}

/** Returns the index that a key leads to (ARIA Authoring Practices, "Tabs"); null for any other key. */
function stepOf(key: string, at: number, count: number, isRightToLeft: boolean): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null;
  const isForward = (key === 'ArrowRight') !== isRightToLeft;
  return (at + (isForward ? 1 : count - 1)) % count;
}

/** Renders tabs of which one is shown at a time: one stop for the Tab key, arrow keys move between them. */
export function Segments({ chosen, onChoose, parts }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const there = SEGMENTS.filter((segment) => parts[segment] !== undefined);
  const shown = there.includes(chosen) ? chosen : 'now';
  const onKeyDown = (event: KeyboardEvent) => {
    const box = list.current;
    if (!box) return;
    const isRightToLeft = getComputedStyle(box).direction === 'rtl';
    const step = stepOf(event.key, there.indexOf(shown), there.length, isRightToLeft);
    const next = step === null ? undefined : there[step];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    box.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <>
      <div class="segments" role="tablist" aria-label={t('popup_segments')} ref={list} onKeyDown={onKeyDown}>
        {there.map((segment) => (
          <button
            key={segment}
            type="button"
            role="tab"
            id={`tab-${segment}`}
            aria-controls={`part-${segment}`}
            aria-selected={segment === shown}
            tabIndex={segment === shown ? 0 : -1}
            onClick={() => {
              onChoose(segment);
            }}
          >
            {t(keyOf('popup', segment))}
          </button>
        ))}
      </div>
      {there.map((segment) => (
        <div
          key={segment}
          class="part"
          role="tabpanel"
          id={`part-${segment}`}
          aria-labelledby={`tab-${segment}`}
          hidden={segment !== shown}
        >
          {parts[segment]}
        </div>
      ))}
    </>
  );
}
