/** Would this browser itself turn http to a host into https (HSTS, RFC 6797 §8.3)? Asked of it; nothing leaves the device. */
import type { Browser } from 'webextension-polyfill';
import { isAskableHost } from '../core/destination.ts';
import { answered, unanswered, type Answer } from './answer.ts';
import { isOwn } from './own.ts';
import type { Asking, NetworkQuestion } from './question.ts';

/** True: it would. False: it would not. Null: it does not say. Never rejects. */
export type AskUpgrade = (host: string) => Promise<boolean | null>;

/** The browser answers in a few milliseconds; without an answer in this time (milliseconds) there is none. */
const TIMEOUT = 1_000;

const plain = (): RequestInit => ({
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
  redirect: 'manual',
  signal: AbortSignal.timeout(TIMEOUT),
});

/**
 * Chromium upgrades before it looks at the port, and keeps the port. Port 1 is one that it never connects to (Fetch,
 * "port blocking"), so that the request ends in the browser either way: as a redirect to https, or as an error.
 */
const NEVER_CONNECTED = 1;

/** How Chromium is asked. Its answer holds for this profile's windows, not for private ones. */
export function createUpgradeProbe(fetch: typeof globalThis.fetch): AskUpgrade {
  return async (host) => {
    try {
      return (await fetch(`http://${host}:${NEVER_CONNECTED}/`, plain())).type === 'opaqueredirect';
    } catch (error) {
      // A refusal is a TypeError (Fetch, "network error"); what took too long was not answered.
      return error instanceof TypeError ? false : null;
    }
  };
}

/** A path by which the listener knows our question; a port at which nobody listens, should the request ever get out. */
const PATH = '/sealcheck-would-this-be-upgraded';
const UNUSED = 2;

/**
 * Firefox looks at the port first, but lets an extension stop its own request after the upgrade and before anything is
 * resolved or connected: what is stopped is http or https. The listener is there from the worker's start, so that no
 * question can be asked before it. What sites asked this browser for while they were visited is kept apart from us
 * (state partitioning): only the browser's own list answers.
 */
export function createStoppedProbe(
  webRequest: Browser['webRequest'],
  fetch: typeof globalThis.fetch,
): AskUpgrade {
  /** Questions that are under way, and what became of them. */
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

/** What this browser would do is asked anew each time (seconds): it costs nothing, and a visit may have changed it. */
const LIFE = 5 * 60;

interface UpgradeMeans extends Pick<Asking, 'now'> {
  /** null in private windows: the browser keeps their state apart and would answer for the others. */
  readonly askUpgrade: AskUpgrade | null;
}

/** Would this browser itself turn http to this host into https? Asked of the browser, not of the network. */
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
