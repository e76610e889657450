/** The user's own statements about people, by handle: kept on this device only, to be shown, changed and forgotten. */
import { MEANS, mergeEntries, type PersonEntry } from '../core/people.ts';
import { openDatabase, openForWriting } from '../storage/db.ts';
import { hasFields } from '../storage/rows.ts';

const isNamed = hasFields<PersonEntry>({ handle: 'string', asOf: 'string' });
/** Only a yes or a no is a statement: anything else in a row makes it unreadable, and vouches for nobody. */
const isEntry = (row: unknown): row is PersonEntry =>
  isNamed(row) && MEANS.every((means) => row[means] === undefined || typeof row[means] === 'boolean');

/**
 * Returns the user's own statements about this handle; undefined: none that can be read. Rejects where the database does
 * not open.
 */
export async function readClaim(handle: string): Promise<PersonEntry | undefined> {
  const row: unknown = await (await openDatabase()).get('people', handle);
  return isEntry(row) ? row : undefined;
}

/** Returns all of the user's statements that can be read, sorted by handle. */
export async function readClaims(): Promise<PersonEntry[]> {
  const rows: readonly unknown[] = await (await openDatabase()).getAll('people');
  return rows.filter(isEntry);
}

/** Stores these statements; what an entry leaves out keeps its earlier value. Rejects where it cannot write. */
export async function writeClaims(entries: readonly PersonEntry[]): Promise<void> {
  const transaction = (await openForWriting()).transaction('people', 'readwrite');
  for (const entry of entries) {
    const before: unknown = await transaction.store.get(entry.handle);
    await transaction.store.put(mergeEntries(isEntry(before) ? before : undefined, entry));
  }
  await transaction.done;
}

/** Forgets one person, or all. */
export async function forgetClaims(handle?: string): Promise<void> {
  const db = await openForWriting();
  await (handle === undefined ? db.clear('people') : db.delete('people', handle));
}
