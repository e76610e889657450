/** Wakes the worker when the policy in force changes by the clock alone, as a page may have been open since before. */
import { browser } from '../platform/browser.ts';
import { nextEdge } from '../policy/edges.ts';
import type { EffectiveValues } from '../policy/resolve.ts';

const NAME = 'edge';

/** Schedules the next time after `now` (ms) at which these settings change. Replaces any earlier schedule. */
export async function planEdge(settings: EffectiveValues, now: number): Promise<void> {
  const when = nextEdge(settings, now);
  if (when === null) await browser.alarms.clear(NAME);
  else await browser.alarms.create(NAME, { when });
}

/** Calls back at each such time. */
export function watchEdges(onEdge: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) onEdge();
  });
}
