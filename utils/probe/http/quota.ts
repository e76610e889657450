/** Limits how much one caller may ask. */
import type { Store } from '../store/store.ts';
import { Refusal } from './questions.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Quota {
  /** Maximum number of requests of one caller. */
  readonly perMinute: number;
  readonly perDay: number;
}

/** Counts this request. Throws a Refusal if the caller has asked too often. */
export async function countRequest(caller: string, { perMinute, perDay }: Quota, store: Store, now: number) {
  for (const [window, most] of [
    [MINUTE, perMinute],
    [DAY, perDay],
  ] as const) {
    const number = await store.count(`${window} ${caller}`, window, now);
    const left = Math.ceil((window - (now % window)) / 1_000);
    if (number > most) throw new Refusal(429, 'asked too often', left);
  }
}
