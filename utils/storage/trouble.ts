/** Tests what can be stored on this device now. Run by the extension's own pages, since the worker may be gone. */
import type { Trouble } from '../core/trouble.ts';
import { isNewer, openDatabase, openForWriting } from './db.ts';
import { defineItem } from './item.ts';

const KEY = 'trial';
/** About as large as a report. */
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
    // In one transaction: nobody reads it, and a page that is closed meanwhile leaves nothing.
    const { store, done } = (await openForWriting()).transaction('secrets', 'readwrite');
    await Promise.all([store.put(SAMPLE, KEY), store.delete(KEY), done]);
  });
  return isFull ? 'database' : null;
}

async function tryArea(area: 'local' | 'session'): Promise<Trouble | null> {
  const trial = defineItem({ area, key: KEY, schema: () => undefined, default: '' });
  const isFull = await fails(async () => {
    await trial.change(() => SAMPLE);
    await trial.clear();
  });
  return isFull ? area : null;
}

/** Returns each kind of storage that fails now. Never rejects. */
export async function readTroubles(): Promise<readonly Trouble[]> {
  const all = await Promise.all([tryDatabase(), tryArea('local'), tryArea('session')]);
  return all.flatMap((one) => one ?? []);
}
