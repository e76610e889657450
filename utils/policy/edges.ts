/** When a policy changes by the clock alone: hours and days of conditions, ends of exceptions. Pure. */
import { endOf } from './apply.ts';
import type { EffectiveValues } from './resolve.ts';
import type { When } from './when.ts';

/** Returns the next time at which the device's clock shows this hour (`08:30`). */
function nextAt(hour: string, now: number): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  const today = new Date(now).setHours(hours, minutes, 0, 0);
  // By the calendar, not by adding 24 hours: a day on which the clocks change is longer or shorter.
  return today > now ? today : new Date(today).setDate(new Date(today).getDate() + 1);
}

function edgesOf({ days, from, to }: When, now: number): number[] {
  const hours = [...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [to])];
  return [...hours, ...(days ? ['00:00'] : [])].map((hour) => nextAt(hour, now));
}

/**
 * Returns the next time (ms since the epoch) at which a condition may begin or cease to hold, or an exception ends.
 * Null if there is none. From then on, what was judged before may be judged differently.
 */
export function nextEdge({ actionsWhen, exceptions }: EffectiveValues, now: number): number | null {
  const all = [...actionsWhen.value, ...exceptions.value].flatMap(({ when }) =>
    when ? edgesOf(when, now) : [],
  );
  const ends = exceptions.value.map(endOf).filter((end) => end > now && end !== Infinity);
  const edges = [...all, ...ends];
  return edges.length === 0 ? null : edges.reduce((first, edge) => Math.min(first, edge));
}
