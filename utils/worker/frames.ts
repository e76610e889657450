/** What the worker does to the frames of a page. */
import { browser } from '../platform/browser.ts';
import type { LargeTable } from '../data/large.ts';
import { readPackageTable } from '../lookups/package-tables.ts';
import { noteFailedStart } from '../storage/failed-starts.ts';
import type { News } from '../messages/protocol.ts';
import type { From } from '../messages/receive.ts';
import { pressInPage } from '../page/send/page-press.ts';

/** Reads a table from the package. Rejects where it is missing. */
export const readTable = <N extends LargeTable>(name: N) =>
  readPackageTable(name, (path) => browser.runtime.getURL(path));

/** A window's name is its frame's, so that frames cannot speak for others. */
export const idOf = (window: string, frameId: number) => `${frameId}:${window}`;

/**
 * Notifies a page of what was found after it had asked, and none that came into its frame since. The page may be gone by
 * then; that is no error. Where the browser has no name for it, it is known by the site in its tab.
 */
export async function notifyFrame({ tabId, frameId, documentId, site }: From, news: News): Promise<void> {
  const isNamed = documentId !== undefined && !import.meta.env.FIREFOX;
  if (!isNamed && !(await isStillAt(tabId, site))) return;
  await browser.tabs.sendMessage(tabId, news, isNamed ? { documentId } : { frameId }).catch(() => undefined);
}

/** An injection that a browser has not done, or refused, by then is given up (milliseconds). */
const INJECTED_MS = 5_000;

const late = () =>
  new Promise<never>((_, reject) => {
    setTimeout(reject, INJECTED_MS, new Error('injection took too long'));
  });

/**
 * Injects scripts of the package into a frame, at the second attempt where the browser refused the first one; true once they
 * are there. Rejects where the frame is gone, and where the browser says nothing in time: a page that never hears an answer
 * asks no more, and stays without its script.
 */
export async function inject({ tabId, frameId }: From, ...files: string[]): Promise<true> {
  const injection = { target: { tabId, frameIds: [frameId] }, files };
  const attempt = () => browser.scripting.executeScript(injection);
  try {
    // What is only late may still come, and is not sent for twice.
    await Promise.race([attempt().catch(attempt), late()]);
  } catch (error) {
    void noteFailedStart(files.join(' '), error);
    throw error;
  }
  return true;
}

/** Does the tab still show this host? A pop-out window is about:blank and is taken at its word. */
export async function isStillAt(tabId: number, host: string): Promise<boolean> {
  const gone = { url: 'data:,' };
  const { url } = await browser.tabs.get(tabId).catch(() => gone);
  return url === undefined || url.startsWith('about:') || URL.parse(url)?.hostname === host;
}

/** When the page in a tab began, by the clock (milliseconds); null: it is none that we may enter. */
export async function bornAt(tabId: number): Promise<number | null> {
  // The earlier of two clocks: one of them stands while the machine sleeps, the other is set back with it.
  const func = () => Math.min(performance.timeOrigin, Date.now() - performance.now());
  const [page] = await browser.scripting.executeScript({ target: { tabId }, func }).catch(() => []);
  return (page?.result as number | undefined) ?? null;
}

/** Injects the helper that clicks in the page's own world; returns its channel, which no page can guess. */
export async function injectPress({ tabId, frameId }: From): Promise<string> {
  const channel = crypto.randomUUID();
  const target = { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({ target, args: [channel], world: 'MAIN', func: pressInPage });
  return channel;
}
