/** The extension's IndexedDB: cached answers and the ledger, so that both survive a killed worker. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LedgerEntry } from '../core/report.ts';
import type { Answer } from './lookups.ts';

export interface Schema extends DBSchema {
  answers: { key: string; value: Answer<unknown>; indexes: { expiresAt: number } };
  ledger: { key: number; value: LedgerEntry; indexes: { at: number } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The database, opened once for each start of the worker or page. Rejects where storage is unavailable. */
export function openDatabase(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('sealcheck', 1, {
    upgrade(db) {
      db.createObjectStore('answers').createIndex('expiresAt', 'expiresAt');
      db.createObjectStore('ledger', { autoIncrement: true }).createIndex('at', 'at');
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
