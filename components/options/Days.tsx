import { t } from '../../utils/platform/i18n.ts';
import { Lock } from './Lock.tsx';
import { shownOf, type MoreProps } from './more.ts';
import { Saved } from './SavedNotice.tsx';

const DAYS = ['snoozeDays', 'journalDays'] as const;
/** As in the policy schema. */
const MAX_DAYS = 365;

/** Renders for how many days warnings are snoozed, and for how many days decisions are kept. */
export function Days(props: MoreProps) {
  const { more, locked, onSave } = props;
  return (
    <section>
      <h2>{t('snooze_days_title')}</h2>
      {DAYS.map((key) => (
        <div key={key}>
          <p class="field">
            <label for={key}>{t(key === 'snoozeDays' ? 'more_snooze' : 'more_journal')}</label>
            <input
              id={key}
              type="number"
              min={0}
              max={MAX_DAYS}
              value={String(shownOf(props, key))}
              disabled={locked.has(key)}
              aria-describedby={locked.has(key) ? `${key}-lock` : undefined}
              onChange={({ currentTarget }) => {
                const days = Math.trunc(Number(currentTarget.value));
                const kept = Math.min(MAX_DAYS, Math.max(0, Number.isNaN(days) ? 0 : days));
                currentTarget.value = String(kept);
                onSave(key, { ...more, [key]: kept });
              }}
            />
          </p>
          <Lock id={`${key}-lock`} isLocked={locked.has(key)} />
          <Saved name={key} />
        </div>
      ))}
    </section>
  );
}
