/** Formats sizes and times in the language of the texts. */
import { t } from '../../utils/platform/i18n.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const inUnit = (value: number, unit: string, digits = 0) =>
  new Intl.NumberFormat(t('locale_language'), {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value);

/** Formats a number of octets in decimal units: `1.2 MB`. */
export function sizeOf(octets: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(octets, 1)) / 3), UNITS.length - 1);
  const value = octets / 1000 ** step;
  return inUnit(value, UNITS[step] ?? 'byte', step > 0 && value < 10 ? 1 : 0);
}

/** Formats a waiting time given in seconds: `12 sec`, `3 min`. */
export const timeOf = (seconds: number): string =>
  seconds < 60
    ? inUnit(Math.max(1, Math.round(seconds)), 'second')
    : inUnit(Math.round(seconds / 60), 'minute');
