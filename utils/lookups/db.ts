/** The extension's IndexedDB: cached answers, ledger, journal and the person's own marks, so that all survive a killed worker. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PersonEntry } from '../core/people.ts';
import type { JournalEntry, LedgerEntry } from '../core/report.ts';
import type { Answer } from './lookups.ts';

export interface Schema extends DBSchema {
  answers: { key: string; value: Answer<unknown>; indexes: { expiresAt: number } };
  ledger: { key: number; value: LedgerEntry; indexes: { at: number } };
  journal: { key: number | string; value: JournalEntry; indexes: { at: number } };
  people: { key: string; value: PersonEntry };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The database, opened once for each start of the worker or page. Rejects where storage is unavailable. */
export function openDatabase(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('sealcheck', 3, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('answers').createIndex('expiresAt', 'expiresAt');
        db.createObjectStore('ledger', { autoIncrement: true }).createIndex('at', 'at');
      }
      if (from < 2) db.createObjectStore('journal', { autoIncrement: true }).createIndex('at', 'at');
      if (from < 3) db.createObjectStore('people', { keyPath: 'handle' });
    },
    // An options page with the old version open must not keep the worker from the new one.
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}
