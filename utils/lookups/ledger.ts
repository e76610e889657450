/** The local list of every network request that Sealcheck made: when, to whom, what was revealed. */
import type { LedgerEntry } from '../core/report.ts';
import { openDatabase } from './db.ts';

/** Entries older than this (ms) are forgotten. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

export interface Ledger {
  /** How many requests were made since `since` (ms). */
  countSince(since: number): Promise<number>;
  add(entry: LedgerEntry): Promise<void>;
}

export const databaseLedger: Ledger = {
  async countSince(since) {
    return (await openDatabase()).countFromIndex('ledger', 'at', IDBKeyRange.lowerBound(since));
  },
  async add(entry) {
    await (await openDatabase()).add('ledger', entry);
  },
};

/** A ledger in memory only: private windows leave no trace. */
export function memoryLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    countSince: (since) => Promise.resolve(entries.filter((entry) => entry.at >= since).length),
    add: (entry) => {
      entries.push(entry);
      return Promise.resolve();
    },
  };
}

/** Every entry that is kept, newest first. */
export async function readLedger(): Promise<LedgerEntry[]> {
  const entries = await (await openDatabase()).getAll('ledger');
  return entries.sort((a, b) => b.at - a.at);
}

/** Forgets the whole ledger, or the entries that are too old at the time `now` (ms). */
export async function clearLedger(now?: number): Promise<void> {
  const db = await openDatabase();
  if (now === undefined) {
    await db.clear('ledger');
    return;
  }
  const transaction = db.transaction('ledger', 'readwrite');
  const range = IDBKeyRange.upperBound(now - KEPT);
  for await (const cursor of transaction.store.index('at').iterate(range)) await cursor.delete();
  await transaction.done;
}
