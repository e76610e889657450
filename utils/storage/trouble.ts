/** What can be stored on this device now: tried by the extension's own pages, since the worker may be gone. */
import { browser } from '../platform/browser.ts';
import type { Trouble } from '../core/trouble.ts';
import { isNewer, openDatabase, openForWriting } from './db.ts';

const KEY = 'trial';
/** As much as a report is. */
const SAMPLE = 'x'.repeat(2_000);

const fails = (work: () => Promise<unknown>) =>
  work().then(
    () => false,
    () => true,
  );

async function tryDatabase(): Promise<Trouble | null> {
  try {
    if (isNewer(await openDatabase())) return 'newer';
  } catch {
    return 'database';
  }
  const isFull = await fails(async () => {
    // In one go: nobody reads it, and a page that is closed meanwhile leaves nothing.
    const { store, done } = (await openForWriting()).transaction('secrets', 'readwrite');
    await Promise.all([store.put(SAMPLE, KEY), store.delete(KEY), done]);
  });
  return isFull ? 'database' : null;
}

async function tryArea(kind: 'local' | 'session'): Promise<Trouble | null> {
  const area = browser.storage[kind];
  const isFull = await fails(async () => {
    await area.set({ [KEY]: SAMPLE });
    await area.remove(KEY);
  });
  return isFull ? kind : null;
}

/** Each kind of store that fails now. Never rejects. */
export async function readTroubles(): Promise<readonly Trouble[]> {
  const all = await Promise.all([tryDatabase(), tryArea('local'), tryArea('session')]);
  return all.flatMap((one) => one ?? []);
}
