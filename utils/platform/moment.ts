/** Moments as people say them. */
import { t } from './i18n.ts';

/** The time of day of `at` (ms), in the texts' language; of another day than that of `now` with its weekday. */
export function timeWords(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return new Date(at).toLocaleTimeString(t('locale_language'), {
    hour: 'numeric',
    minute: '2-digit',
    ...(!isToday && { weekday: 'short' }),
  });
}
