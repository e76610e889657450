/**
 * Asks this browser whether it would itself upgrade http to https for a host (HSTS, RFC 6797 §8.3). Nothing leaves the
 * device.
 */
import type { Browser } from 'webextension-polyfill';
import { isAskableHost } from '../core/destination.ts';
import { answered, unanswered, type Answer } from './answer.ts';
import { isOwn } from './own.ts';
import type { Asking, NetworkQuestion } from './question.ts';

/** Resolves with true if the browser would upgrade, false if not, null if it does not answer. Never rejects. */
export type AskUpgrade = (host: string) => Promise<boolean | null>;

/** The browser answers within a few milliseconds; after this time (ms) we assume that it will not answer. */
const TIMEOUT = 1_000;

const plain = (): RequestInit => ({
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
  redirect: 'manual',
  signal: AbortSignal.timeout(TIMEOUT),
});

/**
 * Chromium upgrades before it looks at the port, and keeps the port. It never connects to port 1 (Fetch, "port
 * blocking"), so the request ends inside the browser either way: as a redirect to https, or as an error.
 */
const NEVER_CONNECTED = 1;

/** Returns the probe for Chromium. Its answer applies to this profile's normal windows, not to private ones. */
export function createUpgradeProbe(fetch: typeof globalThis.fetch): AskUpgrade {
  return async (host) => {
    try {
      return (await fetch(`http://${host}:${NEVER_CONNECTED}/`, plain())).type === 'opaqueredirect';
    } catch (error) {
      // A refusal is a TypeError (Fetch, "network error"); anything else, such as a timeout, is no answer.
      return error instanceof TypeError ? false : null;
    }
  };
}

/** A path by which the listener recognises our question; a port on which nobody listens, should it ever get out. */
const PATH = '/sealcheck-would-this-be-upgraded';
const UNUSED = 2;

/**
 * Returns the probe for Firefox. Firefox checks the port first, but lets an extension cancel its own request after the
 * upgrade and before anything is resolved or connected: the scheme of the cancelled request is the answer. The listener
 * is registered when the worker starts, so that no question can be asked before it. HSTS state that Firefox learned
 * from visited sites is hidden from extensions (state partitioning): only the browser's built-in list answers.
 */
export function createStoppedProbe(
  webRequest: Browser['webRequest'],
  fetch: typeof globalThis.fetch,
): AskUpgrade {
  /** IDs of pending questions, and the scheme with which each was cancelled. */
  const waiting = new Set<string>();
  const stopped = new Map<string, string>();
  let asked = 0;
  webRequest.onBeforeSendHeaders.addListener(
    (request) => {
      const { search, protocol } = new URL(request.url);
      if (!isOwn(request) || !waiting.has(search)) return {};
      stopped.set(search, protocol);
      return { cancel: true };
    },
    // Not those of tabs, which would wait for us.
    { urls: [`*://*${PATH}*`], types: ['xmlhttprequest'], tabId: -1 },
    ['blocking'],
  );
  return async (host) => {
    asked += 1;
    const id = `?${asked}`;
    waiting.add(id);
    await fetch(`http://${host}:${UNUSED}${PATH}${id}`, plain()).catch(() => undefined);
    const scheme = stopped.get(id);
    stopped.delete(id);
    waiting.delete(id);
    return scheme === undefined ? null : scheme === 'https:';
  };
}

/** The browser is asked again after this time (s): asking costs nothing, and a visit may have changed the answer. */
const LIFE = 5 * 60;

interface UpgradeMeans extends Pick<Asking, 'now'> {
  /** Null in private windows: the browser keeps their state apart, and would answer for the normal windows. */
  readonly askUpgrade: AskUpgrade | null;
}

/** Whether this browser would itself upgrade http to https for this host. Asks the browser, not the network. */
export const browserUpgrades = {
  source: 'browser',
  stage: () => 0,
  bind:
    ({ now, askUpgrade }: UpgradeMeans) =>
    async (host: string): Promise<Answer<boolean>> => {
      const source = { name: 'browser' };
      if (!isAskableHost(host)) return unanswered('not-public', source, now());
      if (!askUpgrade) return unanswered('private-window', source, now());
      const answer = await askUpgrade(host);
      if (answer === null) return unanswered('timeout', source, now());
      return answered(answer, LIFE, source, now());
    },
} satisfies NetworkQuestion;
