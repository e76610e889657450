/** What the user marked about people: on this device only, by handle, so that it can be shown, changed and forgotten. */
import { mergeEntries, type PersonEntry } from '../core/people.ts';
import { openDatabase, openForWriting } from '../storage/db.ts';

/** The user's own mark of this handle, if there is one. */
export async function readClaim(handle: string): Promise<PersonEntry | undefined> {
  return (await openDatabase()).get('people', handle);
}

/** All of the user's marks, by handle. */
export async function readClaims(): Promise<PersonEntry[]> {
  return (await openDatabase()).getAll('people');
}

/** Keeps these marks; one that says nothing of a person any more is forgotten. What an entry leaves out stays as it was. */
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
