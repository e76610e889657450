/** What the worker clears up at its start. */
import { removeLeft } from '../encrypt/stored.ts';
import { trimChats } from '../storage/conversations.ts';
import { clearCache } from '../lookups/cache.ts';
import { clearLedger } from '../lookups/ledger.ts';
import { moveSecret } from '../storage/secret.ts';
import { movePassword } from '../policy/settings.ts';

/** Drops what is too old at the time `now` (ms), takes secrets from where earlier versions kept them, and removes what a page could not. */
export function pruneStorage(now: number): void {
  for (const work of [clearCache, clearLedger, trimChats, moveSecret, movePassword])
    void work(now).catch(console.error);
  void removeLeft();
}
