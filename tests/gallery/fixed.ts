/** Data that several states share: decisions, snoozes, an organisation's texts, and the size of a page. */
import type { JournalEntry, Rules } from '../../utils/core/report.ts';
import { NOW } from '../components/samples.ts';
import type { State, Surface } from './state.ts';

export const DAY = 86_400_000;

const DECIDED = {
  at: NOW - DAY,
  site: 'mail.example.org',
  channel: 'email',
  level: 'exposed',
  action: 'warn',
} as const;
export const JOURNAL: readonly JournalEntry[] = [
  { ...DECIDED, to: 'vtext.com', outcome: 'sent' },
  { ...DECIDED, to: 'tmomail.net', outcome: 'stayed' },
  { at: NOW - 2 * DAY, site: 'mail.example.org', outcome: 'paused', until: NOW - DAY },
];
export const SNOOZES = [
  { to: 'vtext.com', reason: 'gateway', level: 'exposed', at: NOW, until: NOW + 7 * DAY },
] as const;

export const RULES: Rules = { isStrict: false, justificationMinimum: 10, snoozeDays: 7, words: null };
export const WORDS = {
  headline: 'Please use the city’s portal',
  contact: 'Service desk, +1 555 0100',
};

const WIDE = [1000, 900] as const;
/** Returns a state of one of the extension's own pages. */
export const page = (
  name: string,
  view: State['view'],
  surface: Surface = 'page',
  size: State['size'] = WIDE,
): State => {
  return { name, surface, size, view };
};
