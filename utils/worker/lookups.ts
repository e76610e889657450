/** The worker's lookups: their ports are bound to this browser. Normal and private windows have one egress each. */
import { browser } from '../platform/browser.ts';
import { renew } from './facts.ts';
import { loadLibrary } from './library.ts';
import type { Asker, KeptShares, Shares } from '../lookups/budget.ts';
import { createCache, databaseStore, memoryStore } from '../lookups/cache.ts';
import { stripHeaders } from '../lookups/headers.ts';
import { createLookups, silentLookups, type LookupPorts } from '../lookups/create-lookups.ts';
import { createEgress, type Stage } from '../lookups/egress.ts';
import { PROTON } from '../lookups/keys.ts';
import { createPseudonymize } from '../lookups/pseudonyms.ts';
import { databaseLedger, noLedger } from '../lookups/ledger.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { WatchConnections } from '../requests/connections.ts';
import { createConnectionObserver, type KeptAddress } from '../lookups/connection-observer.ts';
import { WATCHED } from '../lookups/questions.ts';
import { createRedirects } from '../lookups/redirects.ts';
import { createStoppedProbe, createUpgradeProbe } from '../lookups/browser-upgrades.ts';
import { defineItem } from '../storage/item.ts';
import { makeSecret, readSecret } from '../storage/secret.ts';
import { readClaim } from '../contacts/store.ts';
import { resolverUrlOf } from '../policy/resolver.ts';
import { resolverOf, type EffectiveSettings } from '../policy/effective-settings.ts';
import { passwordFor } from '../policy/settings.ts';

const now = () => Date.now();

/** Keeps a value in the session's memory, which outlives the worker. */
function keptUnder<T>(key: string) {
  const item = defineItem<T | undefined>({
    area: 'session',
    key,
    schema: (stored) => stored as T,
    default: undefined,
  });
  return {
    read: () => item.read(),
    async write(value: T) {
      await item.change(() => value);
    },
  };
}
const keptResolver: KeptAddress = keptUnder<string>('resolver-ip');
const keptShares: KeptShares = keptUnder<Shares>('shares');

/** Returns the URLs of the servers that may be asked under these settings, besides the resolver ('' if none is set). */
function serversIn({
  keyServers,
  blueBubblesUrl,
  probeUrl,
  directoryUrl,
  factsUrl,
  revisionUrl,
}: EffectiveSettings['settings']): readonly string[] {
  const facts = factsUrl.value.replace(/#.*/, '');
  const own = [blueBubblesUrl.value, probeUrl.value, directoryUrl.value, revisionUrl.value, facts];
  return [PROTON.url, ...keyServers.value.map(({ url }) => url), ...own];
}

const privateAnswers = memoryStore();

/** Deletes cached failures, so that the next lookup asks again. */
export async function forgetFailures(): Promise<void> {
  const stores = [databaseStore, privateAnswers];
  await Promise.all(stores.map((store) => store.forgetFailures(now())));
}

/** Removes the headers that these settings require from requests and answers. */
export async function prepareHeaders({ settings }: EffectiveSettings): Promise<void> {
  await stripHeaders(resolverUrlOf(resolverOf(settings)), serversIn(settings));
}

/** The page on whose behalf a lookup is made. */
export interface AskingPage extends Asker {
  readonly isPrivate: boolean;
  /** Set if the person has not just pressed anything in the page (views.ts). */
  readonly isUnprompted?: boolean;
}
export type LookupsFor = (asking: AskingPage) => Promise<Lookups>;

/** Returns whom to ask, according to the settings in force. */
function namedIn({
  settings,
  own,
}: EffectiveSettings): Pick<LookupPorts, 'resolver' | 'keyServers' | 'servers' | 'people'> {
  const { keyServers, blueBubblesUrl, probeUrl, probeToken, directoryUrl, directory } = settings;
  return {
    resolver: resolverUrlOf(resolverOf(settings)),
    keyServers: keyServers.value.map(({ protocol, url }) => ({ protocol, url: new URL(url).origin })),
    servers: {
      // A password is sent only to the server for which its owner gave it.
      blueBubbles: { url: blueBubblesUrl.value, password: passwordFor(blueBubblesUrl.value, own) },
      probe: { url: probeUrl.value, token: probeToken.value },
      directoryUrl: directoryUrl.value,
    },
    people: { ownClaim: readClaim, inline: directory.value },
  };
}

/**
 * Returns the lookups for the settings in force, charged to the budget of the page that asks. In private windows they
 * are silent, unless the person allowed them. No request is made before `ready` resolves, which sets up the removal of
 * headers.
 */
export function bindLookups(
  effective: () => Promise<EffectiveSettings>,
  ready: () => Promise<void>,
  watchConnections: WatchConnections | null,
): LookupsFor {
  const { webRequest } = browser;
  const connections = createConnectionObserver(webRequest, watchConnections, keptResolver, WATCHED);
  const ownFetch = fetch.bind(globalThis);
  const shared = {
    now,
    fetch: ownFetch,
    async granted() {
      await ready();
      return (await effective()).settings.consentStage.value as Stage;
    },
    isOnline: () => navigator.onLine,
    connections,
    redirects: createRedirects(webRequest, WATCHED),
  };
  const askUpgrade = import.meta.env.FIREFOX
    ? createStoppedProbe(webRequest, ownFetch)
    : createUpgradeProbe(ownFetch);
  const normalWindow = {
    ask: createEgress({ ...shared, ledger: databaseLedger, shares: keptShares }),
    store: databaseStore,
    askUpgrade,
    pseudonymize: createPseudonymize(readSecret),
  };
  const privateWindow = {
    ask: createEgress({ ...shared, ledger: noLedger }),
    store: privateAnswers,
    askUpgrade: null,
    pseudonymize: createPseudonymize(makeSecret),
  };
  const inspect: LookupPorts['inspect'] = async (...key) => (await loadLibrary('pgp')).inspectKeys(...key);
  // Kept while the settings stay the same: through it, concurrent questions share one request.
  const kept = new Map<string, ReturnType<typeof createCache>>();

  const lookupsFor = (
    current: EffectiveSettings,
    { isPrivate, tabId, host, site, isUnprompted = false }: AskingPage,
  ): Lookups => {
    const named = namedIn(current);
    const { resolver } = named;
    const { ask, ...ports } = isPrivate ? privateWindow : normalWindow;
    const key = JSON.stringify([isPrivate, named]);
    const cached = kept.get(key) ?? createCache(ports.store, now);
    kept.set(key, cached);
    if (resolver !== null) connections.watchResolver(resolver);
    return createLookups({
      now,
      inspect,
      isResolverKnown: () => connections.isResolverKnown(),
      codec: () => loadLibrary('dns'),
      ...named,
      ...ports,
      cached: (key, question) => cached(key, question, { site: host, isUnprompted }),
      ask: (question) => ask(question, { tabId, host, ...(site === undefined ? {} : { site }) }),
    });
  };

  return async (asking) => {
    const current = await effective();
    if (!asking.isPrivate) void renew(current, normalWindow.ask).catch(console.error);
    return asking.isPrivate && !current.settings.privateWindows.value
      ? silentLookups(now, 'private-window')
      : lookupsFor(current, asking);
  };
}
