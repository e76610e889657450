import type { JournalEntry, LedgerEntry, TabReport } from '../../utils/core/report.ts';
import type { Sight } from '../../utils/core/sight.ts';
import type { Snooze } from '../../utils/core/snooze.ts';
import type { Pause } from '../../utils/core/pause.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import type { Stamp } from '../../utils/policy/revision.ts';
import type { Trouble } from '../../utils/core/trouble.ts';
import { LevelIcon } from '../inline/LevelIcon.tsx';
import { stripOutcome } from '../inline/words.ts';
import { Journal } from '../policy/Journal.tsx';
import { PolicyStamp } from '../PolicyStamp.tsx';
import { Troubles } from '../Troubles.tsx';
import { Ledger } from './Ledger.tsx';
import { leadsToConsent, outcomeLevel, worstWindow } from './outcome.ts';
import { Paused, PauseHere, type PauseProps } from './PauseHere.tsx';
import { Segments, type Segment } from './Segments.tsx';
import { Snoozes } from './Snoozes.tsx';
import { useSettledReport } from './settled-report.ts';
import { Tab, type TabProps } from './Tab.tsx';

interface Props extends Omit<TabProps, 'report'> {
  readonly report: TabReport | null;
  readonly ledger: readonly LedgerEntry[];
  readonly settings: { readonly stage: 0 | 1 | 2 | 3 | 4; readonly chosen: boolean };
  /** Whether the organisation has hidden the list of requests. */
  readonly isLedgerHidden?: boolean;
  /** Whether the organisation's policy has errors. */
  readonly isPolicyBroken?: boolean;
  /** What identifies the organisation's policy; null where there is none. */
  readonly stamp?: Stamp | null;
  /** What cannot be stored. */
  readonly troubles?: readonly Trouble[];
  readonly snoozes?: readonly Snooze[];
  readonly onUndo?: (snooze: Snooze) => void;
  readonly hiddenTips?: readonly string[];
  readonly onShowTips?: (host: string) => void;
  /** The decisions made on this device; null where the organisation has hidden the list. */
  readonly journal?: readonly JournalEntry[] | null;
  /** Omitted where the organisation requires that decisions are kept. */
  readonly onClearJournal?: (() => void) | undefined;
  readonly onSaveJournal?: (form: 'json' | 'csv') => void;
  /** Whether Sealcheck can see this tab; null where that is not known. */
  readonly sight?: Sight | null;
  readonly segment?: Segment;
  readonly onSegment?: (segment: Segment) => void;
  /** The tab's site, and whether it is paused; null where it has no site that can be paused. */
  readonly here?: Omit<PauseProps, 'now' | 'onPause' | 'onResume'> | null;
  /** Every site that is paused now. */
  readonly pauses?: readonly Pause[];
  readonly onPause?: PauseProps['onPause'];
  readonly onResume?: PauseProps['onResume'];
}

/** Shown where no window is open: what can be seen of this tab, and where to practise. */
function Nothing({ sight }: { readonly sight: Sight | null }) {
  return (
    <>
      {sight && <p>{t(keyOf('popup', `sight_${sight}`))}</p>}
      <p>
        <a href="/practice.html" target="_blank">
          {t('welcome_practice')}
        </a>
      </p>
    </>
  );
}

/** Renders the outcome of the tab in words, before everything else. */
function Outcome({ report }: { readonly report: TabReport | null }) {
  const worst = worstWindow(report);
  if (!worst) return <h1>{t('popup_nothing')}</h1>;
  if (worst.state === 'empty') return <h1>{t('popup_empty_window')}</h1>;
  const level = outcomeLevel(worst);
  return (
    <h1 class={`level level-${level}`}>
      <LevelIcon level={level} /> <span>{stripOutcome(worst)}</span>
    </h1>
  );
}

/** Renders what Sealcheck sees on this tab, what was decided and snoozed, and which network requests were made. */
export function Popup({
  report: kept,
  ledger,
  settings,
  isLedgerHidden = false,
  isPolicyBroken = false,
  stamp = null,
  troubles = [],
  snoozes = [],
  onUndo = () => undefined,
  hiddenTips = [],
  onShowTips = () => undefined,
  journal = [],
  onClearJournal,
  onSaveJournal = () => undefined,
  sight = null,
  segment = 'now',
  onSegment = () => undefined,
  here = null,
  pauses = [],
  onPause = () => undefined,
  onResume = () => undefined,
  now,
  ...acts
}: Props) {
  const report = useSettledReport(kept, now);
  const isSilenced = snoozes.length + hiddenTips.length + pauses.length > 0;
  const place = here && { ...here, now, onPause, onResume };
  const isSeen = report !== null && report.windows.length > 0;
  const parts = {
    now: isSeen ? (
      <Tab report={report} now={now} {...acts} />
    ) : (
      <Nothing sight={place?.pause ? null : sight} />
    ),
    ...((journal || isSilenced) && {
      history: (
        <>
          <Snoozes
            snoozes={snoozes}
            onUndo={onUndo}
            hiddenTips={hiddenTips}
            onShowTips={onShowTips}
            pauses={pauses}
            onResume={onResume}
            now={now}
          />
          {journal && <Journal entries={journal} onClear={onClearJournal} onSave={onSaveJournal} />}
        </>
      ),
    }),
    ...(!isLedgerHidden && {
      lookups: (
        <section aria-label={t('ledger_title')}>
          <h2>{t('ledger_title')}</h2>
          <Ledger entries={ledger} now={now} />
        </section>
      ),
    }),
  };
  return (
    <main>
      {(isSeen || !place?.pause) && <Outcome report={report} />}
      <div role="status">{place?.pause && <Paused {...place} pause={place.pause} isHeading={!isSeen} />}</div>
      {isPolicyBroken && <p role="alert">{t('policy_broken')}</p>}
      <Troubles troubles={troubles} />
      {!settings.chosen && !(segment === 'now' && leadsToConsent(report)) && (
        <p>
          <a class="button primary" href="/welcome.html" target="_blank">
            {t('popup_choose')}
          </a>
        </p>
      )}
      <Segments chosen={segment} onChoose={onSegment} parts={parts} />
      <footer>
        {stamp && <PolicyStamp stamp={stamp} />}
        <span>
          {t('popup_stage')}: {t(keyOf('popup_stage', `${settings.stage}`))}
        </span>
        {place && !place.pause && <PauseHere {...place} />}
        <a href="/encrypt.html" target="_blank">
          {t('popup_encrypt')}
        </a>
        <a href="/options.html" target="_blank">
          {t('popup_options')}
        </a>
      </footer>
    </main>
  );
}
