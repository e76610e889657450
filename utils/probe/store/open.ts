/** Opens the cache that the settings name. */
import type { Store } from './store.ts';
import { openValkey } from './valkey.ts';

/** Opens a file, or `redis://…` (`rediss://…` over TLS). Throws if it cannot be opened. */
export async function openStore(cache: string): Promise<Store> {
  if (/^rediss?:\/\//.test(cache)) return openValkey(cache);
  // Loaded only if used: a Node without SQLite can still share a Valkey.
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(cache);
}
