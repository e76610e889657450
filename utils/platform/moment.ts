/** Points in time as people say them. */
import { t } from './i18n.ts';

/** Returns the time of day of `at` (ms) in the texts' language; with its weekday if that is not the day of `now`. */
export function formatMoment(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return new Date(at).toLocaleTimeString(t('locale_language'), {
    hour: 'numeric',
    minute: '2-digit',
    ...(!isToday && { weekday: 'short' }),
  });
}
