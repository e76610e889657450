/**
 * The extension's IndexedDB, which survives when the worker is killed: cached answers, ledger, journal, the person's
 * claims, secrets.
 */
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import type { PersonEntry } from '../core/people.ts';
import type { JournalEntry, LedgerEntry } from '../core/report.ts';
import type { Answer } from '../lookups/answer.ts';

export interface Schema extends DBSchema {
  /** Including how long the lookup took (ms), as in cache.ts. */
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

/** What each version added to the one before; tests/lookups/databases/ has a sample of each. */
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
  // An options page that has the old version open must not keep the worker from the new one.
  blocking(_current, _wanted, event) {
    (event.target as IDBDatabase).close();
    forget();
  },
  terminated: forget,
};

const open = (version?: number) => openDB<Schema>('sealcheck', version, CALLBACKS);

/**
 * Opens the database for reading, once per start of the worker or page. A database of a newer version of the extension
 * is opened as it is. Rejects if storage is unavailable; the next call tries again.
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

/** Whether the database was left by a newer version of the extension. */
export const isNewer = ({ version }: Pick<Database, 'version'>) => version > STEPS.length;

/** Opens the database for writing. Rejects like `openDatabase`, and if the database is a newer version's. */
export async function openForWriting(): Promise<Database> {
  const db = await openDatabase();
  if (isNewer(db)) throw new Error('the database is of a newer version');
  return db;
}
