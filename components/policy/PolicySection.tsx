import { useState } from 'preact/hooks';
import type { JournalEntry } from '../../utils/core/report.ts';
import { t } from '../../utils/platform/i18n.ts';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { PolicyStamp } from '../PolicyStamp.tsx';
import type { Stamp } from '../../utils/policy/revision.ts';
import { EffectiveSettingsTable } from './EffectiveSettingsTable.tsx';
import { Journal } from './Journal.tsx';
import { ProblemList } from './ProblemList.tsx';

interface Props {
  readonly effective: EffectiveSettings;
  /** By what the policy is known; null: there is none. */
  readonly stamp: Stamp | null;
  /** What holds in place of the broken value at this path. */
  readonly insteadOf: (path: string) => string | null;
  /** Parts that the organisation left out. */
  readonly hidden: ReadonlySet<string>;
  readonly journal: readonly JournalEntry[];
  /** Left out where the decisions must be kept. */
  readonly onClearJournal?: (() => void) | undefined;
  readonly onSaveJournal: (form: 'json' | 'csv') => void;
  /** Puts the support bundle on the clipboard; false where the browser refuses. */
  readonly onCopyBundle: () => Promise<boolean>;
}

/** What the organisation set, what is wrong with it, and what was decided under it. */
export function PolicySection({
  effective,
  stamp,
  insteadOf,
  hidden,
  journal,
  onClearJournal,
  onSaveJournal,
  onCopyBundle,
}: Props) {
  const [copied, setCopied] = useState(false);
  const { problems } = effective;
  return (
    <>
      {problems.length > 0 && (
        <section role="alert" aria-label={t('policy_broken')}>
          <p>{t('policy_broken')}</p>
          <ProblemList problems={problems} insteadOf={insteadOf} />
        </section>
      )}
      {!hidden.has('journal') && (
        <Journal entries={journal} onClear={onClearJournal} onSave={onSaveJournal} />
      )}
      {/* The report is never hidden: it is how a fault is told. */}
      <section aria-label={t('policy_title')}>
        {stamp && <PolicyStamp stamp={stamp} />}
        {!hidden.has('policy') && (
          <>
            <h2>{t('policy_title')}</h2>
            <details>
              <summary>{t('policy_all')}</summary>
              <EffectiveSettingsTable effective={effective} />
            </details>
          </>
        )}
        <p class="buttons">
          <button type="button" class="button" onClick={() => void onCopyBundle().then(setCopied)}>
            {t('policy_bundle')}
          </button>
          <a class="button" href="/selftest.html">
            {t('selftest_title')}
          </a>
          <span role="status">{copied ? t('advice_copied') : ''}</span>
        </p>
        <p class="what">{t('policy_bundle_what')}</p>
        {!hidden.has('policy') && !hidden.has('builder') && (
          <p>
            <a href="/policy.html">{t('policy_builder_open')}</a>
          </p>
        )}
      </section>
    </>
  );
}
