/** What the settings in force require before anybody is asked, and whenever they change. */
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { trimJournal } from '../storage/journal.ts';
import { limitPauses } from '../storage/pauses.ts';
import { showBroken } from './badge.ts';
import { planEdge } from './edges.ts';
import { prepareHeaders } from './lookups.ts';
import { reportProblems } from './problems.ts';

/**
 * Returns a function that applies them at `now` (ms): the badge for a broken policy, how long the journal is kept, how
 * long sites stay paused, the next change by the clock, the removal of headers.
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
