import type { Pause } from '../../utils/core/pause.ts';
import type { Snooze } from '../../utils/core/snooze.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { formatMoment } from '../../utils/platform/moment.ts';

interface Props {
  readonly snoozes: readonly Snooze[];
  readonly onUndo: (snooze: Snooze) => void;
  /** Sites where the person wants no tips. */
  readonly hiddenTips: readonly string[];
  readonly onShowTips: (host: string) => void;
  /** Sites that are paused. */
  readonly pauses: readonly Pause[];
  readonly onResume: (site: string) => void;
  readonly now: number;
}

/**
 * Renders the pauses, snoozes and hidden tips, each with a button that undoes it; null where there are none. Each
 * button's accessible name begins with its visible text, followed by what it is for.
 */
export function Snoozes({ snoozes, onUndo, hiddenTips, onShowTips, pauses, onResume, now }: Props) {
  if (snoozes.length + hiddenTips.length + pauses.length === 0) return null;
  return (
    <section aria-label={t('snooze_title')}>
      <h2>{t('snooze_title')}</h2>
      <ul class="snoozes">
        {pauses.map(({ site, until }) => (
          <li key={`pause ${site}`}>
            <span>{t('pause_until', site, formatMoment(until, now))}</span>
            <button
              type="button"
              class="button"
              aria-label={`${t('pause_resume_short')}: ${site}`}
              onClick={() => {
                onResume(site);
              }}
            >
              {t('pause_resume_short')}
            </button>
          </li>
        ))}
        {snoozes.map((snooze) => {
          const day = new Date(snooze.until).toLocaleDateString(t('locale_language'), {
            dateStyle: 'medium',
          });
          return (
            <li key={`${snooze.to} ${snooze.reason}`}>
              <span>{t('snooze_entry', snooze.to, t(keyOf('level', snooze.level)), day)}</span>
              <button
                type="button"
                class="button"
                aria-label={`${t('snooze_undo')}: ${snooze.to}`}
                onClick={() => {
                  onUndo(snooze);
                }}
              >
                {t('snooze_undo')}
              </button>
            </li>
          );
        })}
        {hiddenTips.map((host) => (
          <li key={`tips ${host}`}>
            <span>{t('snooze_tips', host)}</span>
            <button
              type="button"
              class="button"
              aria-label={`${t('snooze_tips_undo')}: ${host}`}
              onClick={() => {
                onShowTips(host);
              }}
            >
              {t('snooze_tips_undo')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
