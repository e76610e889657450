/** Cleans up when the worker starts. */
import { trimChats } from '../storage/conversations.ts';
import { clearCache } from '../lookups/cache.ts';
import { clearLedger } from '../lookups/ledger.ts';
import { moveSecret } from '../storage/secret.ts';
import { movePassword } from '../policy/settings.ts';

/** Deletes what is too old at `now` (ms), and moves secrets away from where earlier versions kept them. */
export function tidy(now: number): void {
  for (const work of [clearCache, clearLedger, trimChats, moveSecret, movePassword])
    void work(now).catch(console.error);
}
