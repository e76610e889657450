/** What the person silenced, in storage.local: content scripts hear of its changes. */
import type { Snooze } from './core/snooze.ts';
import { storedItem } from './storage/item.ts';

function isSnooze(value: unknown): value is Snooze {
  const one = value as Partial<Snooze> | null;
  return typeof one?.to === 'string' && typeof one.reason === 'string' && typeof one.until === 'number';
}

const item = storedItem<readonly Snooze[]>('local', 'snoozes', (stored) =>
  Array.isArray(stored) ? stored.filter(isSnooze) : [],
);

/** Those that count at the time `now` (ms), but for the one about this domain and reason. */
const others = (all: readonly Snooze[], { to, reason }: Snooze, now: number) =>
  all.filter((one) => now < one.until && (one.to !== to || one.reason !== reason));

/** What is silenced at the time `now` (ms); what cannot be read silences nothing. */
export async function readSnoozes(now: number): Promise<readonly Snooze[]> {
  const all = await item.read().catch(() => []);
  return all.filter(({ until }) => now < until);
}

/** Silences; one of the same domain and reason that was there is replaced. */
export async function addSnooze(snooze: Snooze, now: number): Promise<void> {
  await item.change((all) => [...others(all, snooze, now), snooze]);
}

/** Takes one back. */
export async function dropSnooze(snooze: Snooze, now: number): Promise<void> {
  await item.change((all) => others(all, snooze, now));
}
