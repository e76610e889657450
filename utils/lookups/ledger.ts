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

/** An entry that waits to be written; without a key it is a new one. */
interface Waiting {
  readonly entry: LedgerEntry;
  readonly key: number | undefined;
  readonly done: (key: number) => void;
  readonly fail: (error: unknown) => void;
}
let waiting: Waiting[] = [];
let isWriting = false;

/**
 * Writes what waits in one transaction after the other: a hundred recipients begin some hundred requests at once, and as
 * many transactions took over a second on a busy machine, after which a request is given up.
 */
async function writeWaiting(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    let taken: readonly Waiting[] = [];
    try {
      const db = await openForWriting();
      [taken, waiting] = [waiting, []];
      const transaction = db.transaction('ledger', 'readwrite');
      // One that is aborted refuses what comes next at once.
      const keys = taken.map(async ({ entry, key }) => transaction.store.put(entry, key));
      const [written] = await Promise.all([Promise.all(keys), transaction.done]);
      taken.forEach(({ done }, nth) => {
        done(written[nth] ?? NaN);
      });
    } catch (error) {
      // What came meanwhile is told of the same failure: nobody waits for a database that does not open.
      for (const { fail } of taken.length > 0 ? taken : waiting.splice(0)) fail(error);
    }
  }
  isWriting = false;
}

/** Resolves with the entry's key once it is kept. */
const write = (entry: Waiting['entry'], key?: number) =>
  new Promise<number>((done, fail) => {
    waiting.push({ entry, key, done, fail });
    if (!isWriting) void writeWaiting();
  });

/** The ledger in the extension’s database. Rejects where that cannot be opened or written. */
export const databaseLedger: Ledger = {
  async countSince(since, until) {
    return (await openDatabase()).countFromIndex('ledger', 'at', IDBKeyRange.bound(since, until));
  },
  async begin(entry) {
    const key = await write({ ...entry, outcome: 'pending' });
    return async (outcome) => {
      await write({ ...entry, outcome }, key);
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
