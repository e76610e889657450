/** How old a finding is, in words. */
import type { Evidence } from '../utils/core/model.ts';
import { t } from '../utils/i18n.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Rows of tables older than this say so (design.md §3 rule 5). */
const OLD = 180 * DAY;

/** The age of a finding at the time `now` (ms): a table's date, or how long ago it was observed. */
export function ageOf({ source, observedAt }: Evidence, now: number): string {
  if (source.asOf !== undefined) {
    return t(now - Date.parse(source.asOf) > OLD ? 'age_table_old' : 'age_table', source.asOf);
  }
  const age = Math.max(0, now - observedAt);
  if (age < MINUTE) return t('age_now');
  if (age < HOUR) return t('age_minutes', String(Math.floor(age / MINUTE)));
  if (age < DAY) return t('age_hours', String(Math.floor(age / HOUR)));
  return t('age_days', String(Math.floor(age / DAY)));
}
