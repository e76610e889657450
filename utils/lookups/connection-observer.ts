/**
 * Observes our own requests through webRequest, which shows what fetch hides: the peer's address, the TLS connection,
 * the cause of a failure.
 */
import type { Browser } from 'webextension-polyfill';
import { resolverAt } from '../core/doh-template.ts';
import { isPrivateAddress } from '../core/ip.ts';
import type { Tls, UnknownReason } from '../core/model.ts';
import { isOwn } from './own.ts';
import type { WatchConnections } from '../requests/connections.ts';
import { patternOf, type WatchedPath } from './watched-path.ts';

export interface ObservedConnection {
  /** Whether the answer came from an address that no public name should resolve to (DNS rebinding). */
  isPrivate(): Promise<boolean>;
  /** Returns a more precise reason than `fallback`, if the browser gave one. */
  reason(fallback: UnknownReason): Promise<UnknownReason>;
  /** The TLS connection that carried the answer; undefined if there was none, or the browser does not report it. */
  tls(): Tls | undefined;
  stop(): void;
}

export interface ConnectionObserver {
  /** Learns the resolver's address from answers of this https URL, or URI template of one. */
  watchResolver(url: string): void;
  /**
   * Whether that address was learned since the browser started. Until then a proxy on a private network looks like DNS
   * rebinding.
   */
  isResolverKnown(): Promise<boolean>;
  observe(url: string): ObservedConnection;
}

interface Fact {
  readonly ip?: string;
  readonly error?: string;
}

/** Events come from another process than the response, and may arrive this much later (ms). */
const EVENT_DELAY = 100;

/** Classifies an error: `net::ERR_CERT_…` in Chromium; Firefox reports certificate errors as prose or NSS names. */
function reasonOf(error: string): UnknownReason | null {
  if (/ERR_CERT|ERR_SSL|SEC_ERROR|SSL_ERROR|MOZILLA_PKIX/.test(error)) return 'certificate';
  if (/ERR_TIMED_OUT|NET_TIMEOUT/.test(error)) return 'timeout';
  if (/ERR_INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/.test(error)) return 'offline';
  return null;
}

/**
 * Excludes requests of tabs (Firefox) and of pages that a person opens; `isOwn` then excludes those of pages' service
 * workers.
 */
const ours = (pattern: string) => ({ urls: [pattern], types: ['xmlhttprequest' as const], tabId: -1 });

/** Keeps the resolver's address while the browser runs: the worker ends sooner. */
export interface KeptAddress {
  read(): Promise<string | undefined>;
  write(ip: string): Promise<void>;
}

/**
 * Returns an observer of our own requests. Behind a proxy every answer seems to come from the proxy, so an address that
 * several unrelated hosts share means nothing: a peer counts as private only if the resolver's address differs.
 * `watched` lists the paths on hosts that nobody has named (questions.ts). `watchConnections` is null if the browser
 * does not report connections.
 */
export function createConnectionObserver(
  webRequest: Browser['webRequest'],
  watchConnections: WatchConnections | null,
  kept: KeptAddress,
  watched: readonly WatchedPath[],
): ConnectionObserver {
  /** Of each URL those who wait, who may be several: windows of both kinds, settings that change. */
  const waiting = new Map<string, Set<(fact: Fact) => void>>();
  const connections = new Map<string, Tls>();
  const resolvers = new Set<string>();
  let resolverIp: string | undefined;
  const knownIp = async () => (resolverIp ??= await kept.read());

  const listen = (pattern: string, learn: (url: string, fact: Fact) => void) => {
    // A redirect that is not followed starts no response.
    for (const event of [webRequest.onResponseStarted, webRequest.onBeforeRedirect])
      event.addListener((request) => {
        if (isOwn(request) && request.ip !== undefined) learn(request.url, { ip: request.ip });
      }, ours(pattern));
    webRequest.onErrorOccurred.addListener((request) => {
      if (isOwn(request)) learn(request.url, { error: request.error });
    }, ours(pattern));
  };
  const learn = (url: string, fact: Fact) => {
    for (const tell of waiting.get(url) ?? []) tell(fact);
  };
  for (const one of watched) {
    const pattern = patternOf(one);
    listen(pattern, learn);
    if (one.showsTls)
      watchConnections?.(webRequest, ours(pattern), async (request, read) => {
        const { url } = request;
        if (!isOwn(request) || !waiting.has(url)) return;
        const tls = await read();
        if (tls !== 'unreadable') connections.set(url, tls);
      });
  }

  return {
    watchResolver(url) {
      const pattern = `https://${resolverAt(url).hostname}/*`;
      if (resolvers.has(pattern)) return;
      resolvers.add(pattern);
      listen(pattern, (asked, fact) => {
        const { ip } = fact;
        if (ip !== undefined && ip !== resolverIp) void kept.write((resolverIp = ip));
        learn(asked, fact);
      });
    },
    async isResolverKnown() {
      return (await knownIp()) !== undefined;
    },
    observe(url) {
      const all = waiting.get(url) ?? new Set();
      waiting.set(url, all);
      let tell: (fact: Fact) => void = () => undefined;
      const fact = new Promise<Fact>((resolve) => all.add((tell = resolve)));
      const soon = () =>
        Promise.race([fact, new Promise<Fact>((resolve) => setTimeout(resolve, EVENT_DELAY, {}))]);
      return {
        async isPrivate() {
          const { ip } = await soon();
          return ip !== undefined && isPrivateAddress(ip) && ip !== (await knownIp());
        },
        async reason(fallback) {
          const { error } = await soon();
          return (error === undefined ? null : reasonOf(error)) ?? fallback;
        },
        tls: () => connections.get(url),
        stop() {
          all.delete(tell);
          if (all.size > 0) return;
          waiting.delete(url);
          connections.delete(url);
        },
      };
    },
  };
}
