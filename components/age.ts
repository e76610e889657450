/** Describes in words how old a finding is. */
import type { Evidence } from '../utils/core/model.ts';
import { t } from '../utils/platform/i18n.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Rows of tables older than this are marked as old (design.md section 3 rule 5). */
const OLD = 180 * DAY;

function ago(count: number, unit: 'minute' | 'hour' | 'day'): string {
  return new Intl.RelativeTimeFormat(t('locale_language')).format(-Math.floor(count), unit);
}

/** Returns the age of a finding at the time `now` (ms): the date of a table's row, or how long ago it was observed. */
export function ageOf({ source, observedAt }: Pick<Evidence, 'source' | 'observedAt'>, now: number): string {
  if (source.asOf !== undefined) {
    const written = new Date(source.asOf);
    // A row's date is a day, not a moment: west of UTC it would be shown as the day before.
    const day = written.toLocaleDateString(t('locale_language'), { dateStyle: 'medium', timeZone: 'UTC' });
    return t(now - written.getTime() > OLD ? 'age_table_old' : 'age_table', day);
  }
  const age = now - observedAt;
  if (age < MINUTE) return t('age_now');
  if (age < HOUR) return ago(age / MINUTE, 'minute');
  return age < DAY ? ago(age / HOUR, 'hour') : ago(age / DAY, 'day');
}
