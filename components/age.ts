/** How old a finding is, in words. */
import type { Evidence } from '../utils/core/model.ts';
import { t } from '../utils/platform/i18n.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Rows of tables older than this say so (design.md §3 rule 5). */
const OLD = 180 * DAY;

function ago(count: number, unit: 'minute' | 'hour' | 'day'): string {
  return new Intl.RelativeTimeFormat(t('locale_language')).format(-Math.floor(count), unit);
}

/** The age of a finding at the time `now` (ms): a table's date, or how long ago it was observed. */
export function ageOf({ source, observedAt }: Pick<Evidence, 'source' | 'observedAt'>, now: number): string {
  if (source.asOf !== undefined) {
    const written = new Date(source.asOf);
    // A row's date is a day, not a moment: in any other zone than UTC it might be the day before.
    const day = written.toLocaleDateString(t('locale_language'), { dateStyle: 'medium', timeZone: 'UTC' });
    return t(now - written.getTime() > OLD ? 'age_table_old' : 'age_table', day);
  }
  const age = now - observedAt;
  if (age < MINUTE) return t('age_now');
  if (age < HOUR) return ago(age / MINUTE, 'minute');
  return age < DAY ? ago(age / HOUR, 'hour') : ago(age / DAY, 'day');
}
