/** The user's own statements about people, by handle: kept on this device only, to be shown, changed and forgotten. */
import { mergeEntries, type PersonEntry } from '../core/people.ts';
import { openDatabase, openForWriting } from '../storage/db.ts';

/** Returns the user's own statements about this handle; undefined: none. Rejects where the database does not open. */
export async function readClaim(handle: string): Promise<PersonEntry | undefined> {
  return (await openDatabase()).get('people', handle);
}

/** Returns all of the user's statements, sorted by handle. */
export async function readClaims(): Promise<PersonEntry[]> {
  return (await openDatabase()).getAll('people');
}

/** Stores these statements; what an entry leaves out keeps its earlier value. Rejects where it cannot write. */
export async function writeClaims(entries: readonly PersonEntry[]): Promise<void> {
  const transaction = (await openForWriting()).transaction('people', 'readwrite');
  for (const entry of entries) {
    const before = await transaction.store.get(entry.handle);
    await transaction.store.put(mergeEntries(before, entry));
  }
  await transaction.done;
}

/** Forgets one person, or all. */
export async function forgetClaims(handle?: string): Promise<void> {
  const db = await openForWriting();
  await (handle === undefined ? db.clear('people') : db.delete('people', handle));
}
