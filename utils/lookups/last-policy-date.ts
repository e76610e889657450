/** The date of the policy that the organisation pushed last, asked at most once an hour by our own pages. */
import { defineItem, queueFor } from '../storage/item.ts';
import { hasFields } from '../storage/rows.ts';
import { createEgress } from './egress.ts';
import { databaseLedger } from './ledger.ts';
import type { ConnectionObserver } from './connection-observer.ts';
import { policyDate } from './policy-date.ts';

/** The last answer. */
interface LastAnswer {
  readonly url: string;
  /** When it was asked (ms since the epoch). */
  readonly at: number;
  /** '' if there was no answer. */
  readonly date: string;
}

const HOUR = 60 * 60 * 1000;
const isLast = hasFields<LastAnswer>({ url: 'string', at: 'number', date: 'string' });
const item = defineItem<LastAnswer | null>({
  area: 'local',
  key: 'newest-policy',
  schema: (stored) => (isLast(stored) ? stored : undefined),
  default: null,
});

/** The organisation named this host itself, so it may be on a private network: only the answer is examined. */
const UNOBSERVED: ConnectionObserver = {
  watchResolver: () => undefined,
  isResolverKnown: () => Promise.resolve(true),
  observe: () => ({
    isPrivate: () => Promise.resolve(false),
    tls: () => undefined,
    reason: (reason) => Promise.resolve(reason),
    stop: () => undefined,
  }),
};

/** Returns the last date that was received from this URL; '' if none. */
export async function lastPolicyDate(url: string): Promise<string> {
  const last = await item.read().catch(() => null);
  return last?.url === url ? last.date : '';
}

const enqueue = queueFor('asking for the newest policy');

/**
 * Asks for the date, unless that was done within an hour of `now` (ms). Never rejects; after a failure, returns the
 * last date.
 */
export function askPolicyDate(url: string, now: number): Promise<string> {
  return url === '' ? Promise.resolve('') : enqueue(() => askOnce(url, now));
}

async function askOnce(url: string, now: number): Promise<string> {
  const last = await item.read().catch(() => null);
  if (last?.url === url && Math.abs(now - last.at) < HOUR) return last.date;
  const ask = createEgress({
    now: () => now,
    fetch: fetch.bind(globalThis),
    granted: () => Promise.resolve(4),
    isOnline: () => navigator.onLine,
    ledger: databaseLedger,
    connections: UNOBSERVED,
  });
  const answer = await policyDate.bind({ now: () => now, ask })(url);
  const date = answer.ok ? answer.value : last?.url === url ? last.date : '';
  await item.change(() => ({ url, at: now, date })).catch(console.error);
  return date;
}
