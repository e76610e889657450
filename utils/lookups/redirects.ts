/**
 * Learns where redirects of our own requests lead: fetch hides the target of one that it does not follow, webRequest
 * shows it.
 */
import type { Browser } from 'webextension-polyfill';
import { isOwn } from './own.ts';
import { patternOf, type WatchedPath } from './watched-path.ts';

export interface Redirects {
  /** Returns where our request of this URL was redirected, as written; undefined if no redirect was seen. */
  target(url: string): Promise<string | undefined>;
}

/** Events come from another process than the response, and may arrive this much later (ms). */
const EVENT_DELAY = 100;
const STEP = 20;
/** More than are ever pending at the same time. */
const MAX = 50;

/** Observes the answers to our own requests, on those of these paths that may redirect. */
export function createRedirects(
  webRequest: Browser['webRequest'],
  watched: readonly WatchedPath[],
): Redirects {
  const seen = new Map<string, string>();
  webRequest.onHeadersReceived.addListener(
    (request) => {
      const { url, statusCode, responseHeaders = [] } = request;
      const location = responseHeaders.find(({ name }) => name.toLowerCase() === 'location')?.value;
      if (!isOwn(request) || statusCode < 300 || statusCode > 399 || location === undefined) return;
      if (seen.size >= MAX) seen.clear();
      seen.set(url, location);
    },
    {
      urls: watched.filter(({ maySendOn }) => maySendOn).map(patternOf),
      types: ['xmlhttprequest'],
      tabId: -1,
    },
    ['responseHeaders'],
  );
  return {
    async target(url) {
      for (let waited = 0; !seen.has(url) && waited < EVENT_DELAY; waited += STEP)
        await new Promise((resolve) => setTimeout(resolve, STEP));
      const location = seen.get(url);
      seen.delete(url);
      return location;
    },
  };
}
