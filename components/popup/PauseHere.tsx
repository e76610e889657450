import { useEffect, useRef, useState } from 'preact/hooks';
import { SPANS, type Pause, type Span } from '../../utils/core/pause.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { formatMoment } from '../../utils/platform/moment.ts';
import type { Pausing } from '../../utils/policy/pausing.ts';

export interface PauseProps {
  /** Host of the tab's page. */
  readonly site: string;
  /** The pause in force there; null where it is not paused. */
  readonly pause: Pause | null;
  readonly pausing: Pausing;
  readonly now: number;
  readonly onPause: (site: string, span: Span) => void;
  readonly onResume: (site: string) => void;
}

/** A pause younger than this was made in this popup (milliseconds). */
const NEW_MS = 3_000;

/** Two bars; the text beside them gives the meaning. */
function Bars() {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M5.5 3v10M10.5 3v10" fill="none" stroke="currentColor" stroke-width="2.5" />
    </svg>
  );
}

/**
 * Says that this site is paused and until when, with a button that resumes; the main heading where nothing else is
 * known about the tab.
 */
export function Paused({
  pause,
  pausing,
  now,
  onResume,
  isHeading,
}: Omit<PauseProps, 'pause'> & { readonly pause: Pause; readonly isHeading: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  const Title = isHeading ? 'h1' : 'h2';
  const isNew = now - pause.at < NEW_MS;
  // The button pressed a moment ago is gone: the focus goes to the one that undoes it.
  useEffect(() => {
    if (isNew) button.current?.focus();
  }, [isNew, pause.at]);
  return (
    <section class="paused" aria-label={t('pause_title')}>
      <Title class="level">
        <Bars /> {t('pause_until', pause.site, formatMoment(pause.until, now))}
      </Title>
      <p>{t('pause_holds')}</p>
      {pausing === 'partly' && <p>{t('pause_partly')}</p>}
      <p>
        <button
          ref={button}
          type="button"
          class="button primary"
          onClick={() => {
            onResume(pause.site);
          }}
        >
          {t('pause_resume')}
        </button>
      </p>
    </section>
  );
}

/** Lets the person pause a site, with an explanation of what that does before they do it. */
export function PauseHere({ site, pausing, onPause }: PauseProps) {
  const [isOpen, setOpen] = useState(false);
  if (pausing === 'no') return <p class="what">{t('pause_locked')}</p>;
  return (
    <details
      class="pause"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{t('pause_here')}</summary>
      <p>{t('pause_what', site)}</p>
      {pausing === 'partly' && <p>{t('pause_partly')}</p>}
      <p class="buttons">
        {SPANS.map((span) => (
          <button
            key={span}
            type="button"
            class="button"
            onClick={() => {
              onPause(site, span);
            }}
          >
            {t(keyOf('pause', span))}
          </button>
        ))}
      </p>
    </details>
  );
}
