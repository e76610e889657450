/** The local list of every network request that Sealcheck made: when, to whom, what was revealed. */
import type { LedgerEntry } from '../core/report.ts';
import { openDatabase, openForWriting } from '../storage/db.ts';

/** Entries older than this (ms) are forgotten. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

export interface Ledger {
  /** How many requests were made from `since` to `until` (ms). */
  countSince(since: number, until: number): Promise<number>;
  /**
   * Enters a request that is about to be made, and returns what enters how it ended. Rejects where it cannot be entered:
   * then it must not be made.
   */
  begin(entry: Omit<LedgerEntry, 'outcome'>): Promise<(outcome: LedgerEntry['outcome']) => Promise<void>>;
}

/** The ledger in the extension’s database. Rejects where that cannot be opened or written. */
export const databaseLedger: Ledger = {
  async countSince(since, until) {
    return (await openDatabase()).countFromIndex('ledger', 'at', IDBKeyRange.bound(since, until));
  },
  async begin(entry) {
    const key = await (await openForWriting()).add('ledger', { ...entry, outcome: 'pending' });
    return async (outcome) => {
      await (await openForWriting()).put('ledger', { ...entry, outcome }, key);
    };
  },
};

/** A ledger in memory only, which nobody reads: private windows leave no trace. */
export const noLedger: Ledger = {
  countSince: () => Promise.resolve(0),
  begin: () => Promise.resolve(() => Promise.resolve()),
};

/** Every entry that is kept, newest first. */
export async function readLedger(): Promise<LedgerEntry[]> {
  const entries = await (await openDatabase()).getAll('ledger');
  return entries.sort((a, b) => b.at - a.at);
}

/** Forgets the whole ledger, or the entries that are too old at the time `now` (ms). */
export async function clearLedger(now?: number): Promise<void> {
  const db = await openForWriting();
  if (now === undefined) {
    await db.clear('ledger');
    return;
  }
  const transaction = db.transaction('ledger', 'readwrite');
  const range = IDBKeyRange.upperBound(now - KEPT);
  for await (const cursor of transaction.store.index('at').iterate(range)) await cursor.delete();
  await transaction.done;
}
