/** The worker's lookups: ports bound to this browser. One gate for ordinary, one for private windows. */
import { browser } from '../../utils/browser.ts';
import { databaseStore, memoryStore } from '../../utils/lookups/cache.ts';
import { createLookups, silentLookups } from '../../utils/lookups/create-lookups.ts';
import { createGate } from '../../utils/lookups/gate.ts';
import { databaseLedger, memoryLedger } from '../../utils/lookups/ledger.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import { createPeers } from '../../utils/lookups/peers.ts';
import { readSettings, resolverUrlOf, type ResolverChoice } from '../../utils/policy/settings.ts';

const now = () => Date.now();

/** Returns the lookups for the settings in force; in private windows none, unless the person allowed them. */
export function bindLookups(): (isPrivate: boolean) => Promise<Lookups> {
  const peers = createPeers(browser.webRequest);
  const shared = {
    now,
    fetch: fetch.bind(globalThis),
    granted: async () => (await readSettings()).stage,
    isOnline: () => navigator.onLine,
    peers,
  };
  const ordinary = { ask: createGate({ ...shared, ledger: databaseLedger }), store: databaseStore };
  const secret = { ask: createGate({ ...shared, ledger: memoryLedger() }), store: memoryStore() };
  // Kept while the resolver stays the same: concurrent questions share one request through them.
  const kept = new Map<string, Lookups>();

  const lookupsFor = (choice: ResolverChoice, isPrivate: boolean): Lookups => {
    const resolver = resolverUrlOf(choice);
    const key = `${isPrivate ? 'private' : 'ordinary'} ${resolver ?? ''}`;
    const lookups = kept.get(key) ?? createLookups({ now, resolver, ...(isPrivate ? secret : ordinary) });
    kept.set(key, lookups);
    if (resolver !== null) peers.watchResolver(resolver);
    return lookups;
  };

  return async (isPrivate) => {
    const { resolver, privateWindows } = await readSettings();
    return isPrivate && !privateWindows
      ? silentLookups(now, 'private-window')
      : lookupsFor(resolver, isPrivate);
  };
}
