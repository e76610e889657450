/** The local list of every network request that Sealcheck made: when, to whom, what was revealed. */
import type { LedgerEntry } from '../core/report.ts';
import { openDatabase, openForWriting } from '../storage/db.ts';
import { hasFields } from '../storage/rows.ts';

/** Entries older than this (ms) are deleted. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

export interface Ledger {
  /** Counts the requests that were made from `since` to `until` (ms). */
  countSince(since: number, until: number): Promise<number>;
  /**
   * Enters a request that is about to be made, and returns a function that enters its outcome. Rejects if the request
   * cannot be entered: then it must not be made.
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
 * Writes all waiting entries, one transaction after the other. A hundred recipients start some hundred requests at
 * once, and as many transactions took over a second on a busy machine, after which a request is given up.
 */
async function writeWaiting(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    let taken: readonly Waiting[] = [];
    try {
      const db = await openForWriting();
      [taken, waiting] = [waiting, []];
      const transaction = db.transaction('ledger', 'readwrite');
      // async: an aborted transaction throws at the next put, which must become a rejection.
      const keys = taken.map(async ({ entry, key }) => transaction.store.put(entry, key));
      const [written] = await Promise.all([Promise.all(keys), transaction.done]);
      taken.forEach(({ done }, nth) => {
        done(written[nth] ?? NaN);
      });
    } catch (error) {
      // Entries that came in the meantime fail with the same error: nobody waits for a database that does not open.
      for (const { fail } of taken.length > 0 ? taken : waiting.splice(0)) fail(error);
    }
  }
  isWriting = false;
}

/** Resolves with the entry's key once it is stored. */
const write = (entry: Waiting['entry'], key?: number) =>
  new Promise<number>((done, fail) => {
    waiting.push({ entry, key, done, fail });
    if (!isWriting) void writeWaiting();
  });

/** The ledger in the extension’s database. Rejects if that cannot be opened or written. */
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

/** A ledger that stores nothing: private windows leave no trace. */
export const noLedger: Ledger = {
  countSince: () => Promise.resolve(0),
  begin: () => Promise.resolve(() => Promise.resolve()),
};

const isEntry = hasFields<LedgerEntry>({
  at: 'number',
  to: 'string',
  purpose: 'string',
  revealed: 'string',
  outcome: 'string',
});

/** Reads every entry that is kept and can be read, newest first. */
export async function readLedger(): Promise<LedgerEntry[]> {
  const entries: readonly unknown[] = await (await openDatabase()).getAll('ledger');
  return entries.filter(isEntry).sort((a, b) => b.at - a.at);
}

/** Deletes the whole ledger, or only the entries that are too old at `now` (ms). */
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
