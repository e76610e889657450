/** What the person has snoozed: in storage.local; for private windows, in memory until the browser closes. */
import type { Snooze } from '../core/snooze.ts';
import { defineItem } from './item.ts';
import { hasFields, listOf } from './rows.ts';

const KEY = 'snoozes';
const schema = listOf(hasFields<Snooze>({ to: 'string', reason: 'string', until: 'number' }));
const normalWindows = defineItem({ area: 'local', key: KEY, schema, default: [] });
const privateWindows = defineItem({ area: 'session', key: KEY, schema, default: [] });

/** Nobody silences more; the newest are kept. */
const MAX_KEPT = 500;
/** Longer than any lasts (schema.ts), as one made later than now: the clock was set back since. */
const MAX = 366 * 24 * 60 * 60 * 1000;
const counts = ({ at = 0, until }: Snooze, now: number) => at <= now && now < until && until - now < MAX;

/** Returns the snoozes that count at `now` (ms), except the one about this domain and reason. */
const others = (all: readonly Snooze[], { to, reason }: Snooze, now: number) =>
  all.filter((one) => counts(one, now) && (one.to !== to || one.reason !== reason));

/** Reads what is snoozed at `now` (ms) in windows of this kind; what cannot be read snoozes nothing. */
export async function readSnoozes(now: number, isPrivate: boolean): Promise<readonly Snooze[]> {
  const kept = isPrivate ? [normalWindows, privateWindows] : [normalWindows];
  const all = await Promise.all(kept.map((item) => item.read().catch(() => [])));
  return all.flat().filter((one) => counts(one, now));
}

/** Calls back at each change, until the signal aborts. */
export function watchSnoozes(signal: AbortSignal, onChange: () => void): void {
  for (const item of [normalWindows, privateWindows]) item.watch(signal, onChange);
}

/** Adds a snooze; it replaces an existing one of the same domain and reason. */
export async function addSnooze(snooze: Snooze, now: number, isPrivate: boolean): Promise<void> {
  await (isPrivate ? privateWindows : normalWindows).change((all) =>
    [...others(all, snooze, now), snooze].slice(-MAX_KEPT),
  );
}

/** Removes a snooze, in windows of both kinds. */
export async function dropSnooze(snooze: Snooze, now: number): Promise<void> {
  await Promise.all(
    [normalWindows, privateWindows].map((item) => item.change((all) => others(all, snooze, now))),
  );
}
