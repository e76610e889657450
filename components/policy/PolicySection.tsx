import { t } from '../../utils/platform/i18n.ts';
import type { OrganisationWords } from '../../utils/core/report.ts';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import type { Stamp } from '../../utils/policy/revision.ts';
import { LockNote } from '../LockNote.tsx';
import { OrganisationHelp } from '../OrganisationHelp.tsx';
import { PolicyStamp } from '../PolicyStamp.tsx';
import { EffectiveSettingsTable } from './EffectiveSettingsTable.tsx';
import { ProblemList } from './ProblemList.tsx';

interface Props {
  readonly effective: EffectiveSettings;
  /** Whether the organisation locked any setting. */
  readonly isLocked: boolean;
  readonly words: OrganisationWords | null;
  /** What identifies the policy; null where there is none. */
  readonly stamp: Stamp | null;
  /** Returns what is in force in place of the invalid value at this path. */
  readonly insteadOf: (path: string) => string | null;
  /** Whether every setting is listed, with who set it. */
  readonly hasTable: boolean;
}

/** Renders what the organisation set, what it says about it, and the policy's problems. */
export function PolicySection({ effective, isLocked, words, stamp, insteadOf, hasTable }: Props) {
  const { problems } = effective;
  return (
    <>
      {isLocked ? <LockNote words={words} /> : words && <OrganisationHelp words={words} />}
      {stamp && <PolicyStamp stamp={stamp} />}
      {problems.length > 0 && (
        <section aria-label={t('policy_broken')}>
          <p>{t('policy_broken')}</p>
          <ProblemList problems={problems} insteadOf={insteadOf} />
        </section>
      )}
      {hasTable && <SettingsInForce effective={effective} />}
    </>
  );
}

/** Renders every setting in force, and who set it. */
export function SettingsInForce({ effective }: Pick<Props, 'effective'>) {
  return (
    <section>
      <h2>{t('policy_title')}</h2>
      <details>
        <summary>{t('policy_all')}</summary>
        <EffectiveSettingsTable effective={effective} />
      </details>
    </section>
  );
}
