/** What webRequest sees of our own requests and fetch hides: the peer's address and why a request failed. */
import type { Browser } from 'webextension-polyfill';
import type { UnknownReason } from '../core/model.ts';
import { isPrivateAddress } from '../core/ip.ts';

export interface Watched {
  /** Did the answer come from an address that no public name should have (rebinding)? */
  isPrivate(): Promise<boolean>;
  /** A more exact reason than `fallback`, where the browser gave one. */
  reason(fallback: UnknownReason): Promise<UnknownReason>;
  stop(): void;
}

export interface Peers {
  /** Learns the resolver's address from answers that come from this https URL. */
  watchResolver(url: string): void;
  watch(url: string): Watched;
}

interface Fact {
  readonly ip?: string;
  readonly error?: string;
}

/** Events come from another process than the response and may be a little later (ms). */
const PATIENCE = 100;

/** `net::ERR_CERT_…` in Chromium; Firefox gives certificate errors as prose or NSS names. */
function reasonOf(error: string): UnknownReason | null {
  if (/ERR_CERT|ERR_SSL|SEC_ERROR|SSL_ERROR|MOZILLA_PKIX/.test(error)) return 'certificate';
  if (/ERR_TIMED_OUT|NET_TIMEOUT/.test(error)) return 'timeout';
  if (/ERR_INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/.test(error)) return 'offline';
  return null;
}

/** The one URL path under https that policies are fetched from (RFC 8461 §3.3). */
const POLICIES = 'https://*/.well-known/mta-sts.txt';

/** Start pages, asked for to see whether a host offers encryption. */
const START_PAGES = 'https://*/';

/**
 * Watches our own requests. Behind a proxy every answer seems to come from the proxy, so an address that
 * several unrelated hosts share tells nothing: a peer counts as private only if the resolver's differs.
 */
export function createPeers(webRequest: Browser['webRequest']): Peers {
  const waiting = new Map<string, (fact: Fact) => void>();
  const resolvers = new Set<string>();
  let resolverIp: string | undefined;

  /** Only our own requests have no tab. */
  const listen = (pattern: string, learn: (url: string, fact: Fact) => void) => {
    const filter = { urls: [pattern] };
    webRequest.onResponseStarted.addListener(({ tabId, url, ip }) => {
      if (tabId === -1 && ip !== undefined) learn(url, { ip });
    }, filter);
    webRequest.onErrorOccurred.addListener(({ tabId, url, error }) => {
      if (tabId === -1) learn(url, { error });
    }, filter);
  };
  const learn = (url: string, fact: Fact) => waiting.get(url)?.(fact);
  listen(POLICIES, learn);
  listen(START_PAGES, learn);

  return {
    watchResolver(url) {
      const pattern = `https://${new URL(url).hostname}/*`;
      if (resolvers.has(pattern)) return;
      resolvers.add(pattern);
      listen(pattern, (asked, fact) => {
        resolverIp = fact.ip ?? resolverIp;
        learn(asked, fact);
      });
    },
    watch(url) {
      const fact = new Promise<Fact>((resolve) => waiting.set(url, resolve));
      const soon = () =>
        Promise.race([fact, new Promise<Fact>((resolve) => setTimeout(resolve, PATIENCE, {}))]);
      return {
        async isPrivate() {
          const { ip } = await soon();
          return ip !== undefined && isPrivateAddress(ip) && ip !== resolverIp;
        },
        async reason(fallback) {
          const { error } = await soon();
          return (error === undefined ? null : reasonOf(error)) ?? fallback;
        },
        stop: () => waiting.delete(url),
      };
    },
  };
}
