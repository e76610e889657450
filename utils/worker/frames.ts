/** Acts on the frames of a page: injects scripts and notifies them. */
import { browser } from '../platform/browser.ts';
import type { LargeTable } from '../data/large.ts';
import { readPackageTable } from '../lookups/package-tables.ts';
import { noteFailedStart } from '../storage/failed-starts.ts';
import type { UnaskedReport } from '../messages/protocol.ts';
import type { From } from '../messages/receive.ts';
import { pressInPage } from '../page/send/page-press.ts';

/** Reads a table from the package. Rejects if it is missing. */
export const readTable = <N extends LargeTable>(name: N) =>
  readPackageTable(name, (path) => browser.runtime.getURL(path));

/** Returns a window's ID, which contains its frame's, so that no frame can speak for another. */
export const idOf = (window: string, frameId: number) => `${frameId}:${window}`;

/**
 * Notifies a page of what was found after it had asked, and none that came into its frame since. The page may be gone by
 * then; that is no error. Where the browser has no name for it, it is known by the site in its tab.
 */
export async function notifyFrame(
  { tabId, frameId, documentId, site }: From,
  news: UnaskedReport,
): Promise<void> {
  const isNamed = documentId !== undefined && !import.meta.env.FIREFOX;
  if (!isNamed && !(await isStillAt(tabId, site))) return;
  await browser.tabs.sendMessage(tabId, news, isNamed ? { documentId } : { frameId }).catch(() => undefined);
}

/** An injection that the browser has neither done nor refused after this time is given up (ms). */
const INJECTED_MS = 5_000;

const late = () =>
  new Promise<never>((_, reject) => {
    setTimeout(reject, INJECTED_MS, new Error('injection took too long'));
  });

/**
 * Injects scripts of the package into a frame, with a second attempt if the browser refuses the first. Resolves with
 * true once they are there. Rejects if the frame is gone or the browser does not answer in time: a page that never gets
 * an answer would not ask again, and stay without its script.
 */
export async function inject({ tabId, frameId }: From, ...files: string[]): Promise<true> {
  const injection = { target: { tabId, frameIds: [frameId] }, files };
  const attempt = () => browser.scripting.executeScript(injection);
  try {
    // An injection that is merely late may still happen, and is not repeated.
    await Promise.race([attempt().catch(attempt), late()]);
  } catch (error) {
    void noteFailedStart(files.join(' '), error);
    throw error;
  }
  return true;
}

/** Whether the tab still shows this host. A pop-out window is about:blank and is believed. */
export async function isStillAt(tabId: number, host: string): Promise<boolean> {
  const gone = { url: 'data:,' };
  const { url } = await browser.tabs.get(tabId).catch(() => gone);
  return url === undefined || url.startsWith('about:') || URL.parse(url)?.hostname === host;
}

/** Returns when the page in a tab began, by the clock (ms). Null if it is a page that we may not enter. */
export async function bornAt(tabId: number): Promise<number | null> {
  // The earlier of two clocks: one stops while the machine sleeps, the other moves when the time is set back.
  const func = () => Math.min(performance.timeOrigin, Date.now() - performance.now());
  const [page] = await browser.scripting.executeScript({ target: { tabId }, func }).catch(() => []);
  return (page?.result as number | undefined) ?? null;
}

/** Injects the helper that clicks in the page's own world. Returns its channel, which no page can guess. */
export async function injectPress({ tabId, frameId }: From): Promise<string> {
  const channel = crypto.randomUUID();
  const target = { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({ target, args: [channel], world: 'MAIN', func: pressInPage });
  return channel;
}
