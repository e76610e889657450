/** What the settings in force ask for before anybody is asked, and whenever they change. */
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { trimJournal } from '../storage/journal.ts';
import { limitPauses } from '../storage/pauses.ts';
import { showBroken } from './badge.ts';
import { planEdge } from './edges.ts';
import { prepareHeaders } from './lookups.ts';
import { reportProblems } from './problems.ts';

/**
 * Returns what puts them in force at the time `now` (ms): the badge of a broken policy, what is kept of decisions, how long
 * sites stay paused, when they change by the clock, headers.
 */
export function createPrepare(
  effective: () => Promise<EffectiveSettings>,
  now: () => number,
): () => Promise<void> {
  return async () => {
    const current = await effective();
    void showBroken(reportProblems(current));
    void trimJournal(current.settings.journalDays.value, now());
    void planEdge(current.settings, now()).catch(console.error);
    void limitPauses(now(), current.settings.pauseHours.value).catch(console.error);
    await prepareHeaders(current);
  };
}
