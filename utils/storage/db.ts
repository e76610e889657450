/** The extension's IndexedDB: cached answers, ledger, journal, the person's own marks and secrets, so that all survive a killed worker. */
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import type { PersonEntry } from '../core/people.ts';
import type { JournalEntry, LedgerEntry } from '../core/report.ts';
import type { Answer } from '../lookups/answer.ts';

export interface Schema extends DBSchema {
  /** With how long its look-up took (milliseconds), as cache.ts has it. */
  answers: {
    key: string;
    value: Answer<unknown> & { readonly took?: number };
    indexes: { expiresAt: number };
  };
  ledger: { key: number; value: LedgerEntry; indexes: { at: number } };
  journal: { key: number | string; value: JournalEntry; indexes: { at: number } };
  people: { key: string; value: PersonEntry };
  /** What no process of a page may ever read. */
  secrets: { key: string; value: unknown };
}
type Database = IDBPDatabase<Schema>;

/** What each version added to the one before: tests/lookups/databases/ has a sample of each. */
const STEPS: readonly ((db: Database) => void)[] = [
  (db) => {
    db.createObjectStore('answers').createIndex('expiresAt', 'expiresAt');
    db.createObjectStore('ledger', { autoIncrement: true }).createIndex('at', 'at');
  },
  (db) => db.createObjectStore('journal', { autoIncrement: true }).createIndex('at', 'at'),
  (db) => db.createObjectStore('people', { keyPath: 'handle' }),
  (db) => db.createObjectStore('secrets'),
];

let opened: Promise<Database> | undefined;
const forget = () => (opened = undefined);

const CALLBACKS: OpenDBCallbacks<Schema> = {
  upgrade(db, from) {
    for (const step of STEPS.slice(from)) step(db);
  },
  // An options page with the old version open must not keep the worker from the new one.
  blocking(_current, _wanted, event) {
    (event.target as IDBDatabase).close();
    forget();
  },
  terminated: forget,
};

const open = (version?: number) => openDB<Schema>('sealcheck', version, CALLBACKS);

/**
 * The database, to read from; opened once for each start of the worker or page. One that a newer version of the
 * extension has left behind is opened as it is. Rejects where storage is unavailable; the next call tries again.
 */
export function openDatabase(): Promise<Database> {
  opened ??= open(STEPS.length)
    .catch((error: unknown) => {
      if ((error as Partial<DOMException> | null)?.name === 'VersionError') return open();
      throw error;
    })
    .catch((error: unknown) => {
      forget();
      throw error;
    });
  return opened;
}

/** Was the database left behind by a newer version of the extension? */
export const isNewer = ({ version }: Pick<Database, 'version'>) => version > STEPS.length;

/** The database, to write to. Rejects also where a newer version's must be left as it is. */
export async function openForWriting(): Promise<Database> {
  const db = await openDatabase();
  if (isNewer(db)) throw new Error('the database is of a newer version');
  return db;
}
