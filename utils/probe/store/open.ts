/** Opens the cache that the settings name. */
import type { Store } from './store.ts';
import { openValkey } from './valkey.ts';

/** A file, or `redis://…` (`rediss://…` over TLS). Throws where it cannot be opened. */
export async function openStore(cache: string): Promise<Store> {
  if (/^rediss?:\/\//.test(cache)) return openValkey(cache);
  // Loaded only where it is used: a Node without SQLite can share a Valkey.
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(cache);
}
