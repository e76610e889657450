/** What the person silenced, in storage.local: content scripts hear of its changes. */
import { browser } from './browser.ts';
import type { Snooze } from './core/snooze.ts';

export const SNOOZES = 'snoozes';

function isSnooze(value: unknown): value is Snooze {
  const one = value as Partial<Snooze> | null;
  return typeof one?.to === 'string' && typeof one.reason === 'string' && typeof one.until === 'number';
}

/** What is silenced at the time `now` (ms); what cannot be read silences nothing. */
export async function readSnoozes(now: number): Promise<readonly Snooze[]> {
  const stored: unknown = (await browser.storage.local.get(SNOOZES))[SNOOZES];
  return Array.isArray(stored) ? stored.filter(isSnooze).filter(({ until }) => now < until) : [];
}

/** Silences; one of the same domain and reason that was there is replaced. */
export async function addSnooze(snooze: Snooze, now: number): Promise<void> {
  const others = (await readSnoozes(now)).filter(
    ({ to, reason }) => to !== snooze.to || reason !== snooze.reason,
  );
  await browser.storage.local.set({ [SNOOZES]: [...others, snooze] });
}

/** Takes one back. */
export async function dropSnooze({ to, reason }: Snooze, now: number): Promise<void> {
  const others = (await readSnoozes(now)).filter((one) => one.to !== to || one.reason !== reason);
  await browser.storage.local.set({ [SNOOZES]: others });
}
