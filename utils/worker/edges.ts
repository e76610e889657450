/** Wakes the worker when what the policy says changes by the clock alone: a page may have been open since before. */
import { browser } from '../platform/browser.ts';
import { nextEdge } from '../policy/edges.ts';
import type { EffectiveValues } from '../policy/resolve.ts';

const NAME = 'edge';

/** Plans the next time at which something changes under these settings, after the time `now` (ms); instead of any before. */
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
