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
/** The same as long as it is waited for; then what those hear who ask meanwhile. */
let awaited: Promise<Database> | undefined;
const forget = () => (opened = awaited = undefined);

/** What keeps it from opening (a page of an earlier version that hangs) may last: so long it is waited for (milliseconds). */
const OPENING_MS = 2_000;
const late = () =>
  new Promise<never>((_, reject) => {
    setTimeout(reject, OPENING_MS, new Error('the database does not open'));
  });

const CALLBACKS: OpenDBCallbacks<Schema> = {
  upgrade(db, from, _to, { done }) {
    // If it is cut off, the opening fails, which is told there.
    done.catch(() => undefined);
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
 * The database, to read from; opened once for each start of the worker or page. One that a newer version of the
 * extension has left behind is opened as it is. Rejects where storage is unavailable, and where it does not
 * open in time; the next call tries again.
 */
export function openDatabase(): Promise<Database> {
  if (opened && awaited) return awaited;
  const opening = open(STEPS.length)
    .catch((error: unknown) => {
      if ((error as Partial<DOMException> | null)?.name === 'VersionError') return open();
      throw error;
    })
    .then((db) => {
      if (opened === opening) awaited = opening;
      return db;
    })
    .catch((error: unknown) => {
      forget();
      throw error;
    });
  opened = opening;
  awaited = Promise.race([opening, late()]);
  return awaited;
}

/** Whether the database was left by a newer version of the extension. */
export const isNewer = ({ version }: Pick<Database, 'version'>) => version > STEPS.length;

/** Opens the database for writing. Rejects like `openDatabase`, and if the database is a newer version's. */
export async function openForWriting(): Promise<Database> {
  const db = await openDatabase();
  if (isNewer(db)) throw new Error('the database is of a newer version');
  return db;
}
