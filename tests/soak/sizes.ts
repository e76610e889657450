/**
 * Measures what the worker and a page hold after garbage collection. Each browser counts in its own way, but always in
 * the same way.
 */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '../world/browsers/browser.ts';
import { ChromiumPage } from '../world/browsers/chromium-page.ts';
import { Firefox, inChrome } from '../world/browsers/firefox.ts';
import { workerHeap } from '../bench/heap.ts';

export interface Sizes {
  /** Bytes. */
  readonly heap: number;
  /**
   * Includes nodes that are in no document. Firefox reports only their bytes, which are converted to a number of nodes
   * of the smallest size.
   */
  readonly nodes: number;
  readonly listeners: number;
}

/**
 * How often to collect garbage, and how far apart (ms): browsers need several collections to free what a page has
 * dropped.
 */
const COLLECTIONS = { least: 4, most: 20 };
const APART_MS = 300;

type Counted = Pick<Sizes, 'nodes' | 'listeners'>;

/** Nodes that Firefox cleans up even later. */
const LATER = 100;

/**
 * Returns the lowest count over several collections, since what is really leaked never gets less. Collects until the
 * count is back at `before`, at most as often as allowed.
 */
async function leastOf(count: () => Promise<Counted>, before?: Sizes): Promise<Counted> {
  let least: Counted = { nodes: Infinity, listeners: Infinity };
  const isBack = () =>
    !before || (least.listeners <= before.listeners && least.nodes <= before.nodes * 1.2 + LATER);
  for (let turn = 0; turn < (isBack() ? COLLECTIONS.least : COLLECTIONS.most); turn += 1) {
    if (turn > 0) await setTimeout(APART_MS);
    const { nodes, listeners } = await count();
    least = { nodes: Math.min(nodes, least.nodes), listeners: Math.min(listeners, least.listeners) };
  }
  return least;
}

async function inChromium(browser: Browser, page: ChromiumPage, before?: Sizes): Promise<Sizes> {
  const cdp = await page.raw.context().newCDPSession(page.raw);
  await cdp.send('Performance.enable');
  const least = await leastOf(async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const valueOf = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    return { nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners') };
  }, before);
  await cdp.detach();
  return { heap: await workerHeap(browser), ...least };
}

/** Returns all memory reports about windows that about:memory lists, each as process, path and amount. */
const REPORTS = `return new Promise((done) => {
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  const all = [];
  for (const what of ['child-gc-request', 'child-cc-request']) Services.obs.notifyObservers(null, what);
  manager.minimizeMemoryUsage(() => manager.getReports((process, path, kind, units, amount) => {
    if (/^explicit.*(window-objects|orphan)/.test(path)) all.push([process, path, amount]);
  }, null, () => done(all), null, false));
});`;
/** Size of a `div` in Firefox (bytes). */
const NODE_BYTES = 96;
type Report = readonly [process: string, path: string, amount: number];

/**
 * Runs in the page's process. Collects garbage there, then counts listeners, also those in closed shadow trees, but not
 * those of the automation.
 */
const COUNT = `(() => { let count = 0; for (let turn = 0; turn < 3; turn += 1) { Cu.forceGC(); Cu.forceCC(); } const look = (target) => {
    for (const { inSystemEventGroup } of Services.els.getListenerInfoFor(target)) count += inSystemEventGroup ? 0 : 1;
    for (const one of target.children || []) look(one);
    if (target.openOrClosedShadowRoot) look(target.openOrClosedShadowRoot); };
  look(content); look(content.document); sendAsyncMessage('counted', count); })()`;
const listenersAt = (url: string) => `return new Promise((done) => {
  const { browsers } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
  const { messageManager } = browsers.find(({ currentURI }) => currentURI.spec === ${JSON.stringify(url)});
  const hear = ({ data }) => { messageManager.removeMessageListener('counted', hear); done(data); };
  messageManager.addMessageListener('counted', hear);
  messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(COUNT)}), false);
});`;

async function inFirefox({ client, origin }: Firefox, url: string, before?: Sizes): Promise<Sizes> {
  let heap = 0;
  const sum = (reports: readonly Report[]) => reports.reduce((total, [, , amount]) => total + amount, 0);
  const least = await leastOf(async () => {
    let all: readonly Report[] = [];
    let listeners = 0;
    await inChrome(client, async (run) => {
      listeners = (await run(listenersAt(url))) as number;
      all = (await run(REPORTS)) as Report[];
    });
    const under = (start: string) =>
      all.filter(([, path]) => path.includes(`top(${start.replaceAll('/', '\\')}`));
    const ofPage = under(url);
    const lost = all.filter(([where, path]) => where === ofPage[0]?.[0] && path.endsWith('/orphan-nodes'));
    const inPage = sum(ofPage.filter(([, path]) => /\/(element|text)-nodes$/.test(path)));
    heap = sum(under(`${origin}/_generated_background_page`));
    return { nodes: Math.round((inPage + sum(lost)) / NODE_BYTES), listeners };
  }, before);
  return { heap, ...least };
}

/**
 * Returns the sizes of the worker, which must be running, and of the page at this URL. `before`: earlier sizes, which
 * it is expected to return to.
 */
export function sizesOf(browser: Browser, page: Page, url: string, before?: Sizes): Promise<Sizes> {
  if (page instanceof ChromiumPage) return inChromium(browser, page, before);
  if (browser instanceof Firefox) return inFirefox(browser, url, before);
  throw new Error(`nothing tells what ${browser.name} holds`);
}
