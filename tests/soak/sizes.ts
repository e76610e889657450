/** What the worker and a page hold, after a garbage collection; each browser counts in its own way, always in the same. */
import type { Browser, Page } from '../world/browsers/browser.ts';
import { ChromiumPage } from '../world/browsers/chromium-page.ts';
import { Firefox, inChrome } from '../world/browsers/firefox.ts';
import { workerHeap } from '../bench/heap.ts';

export interface Sizes {
  /** Bytes. */
  readonly heap: number;
  /** Also those that are in no document; in Firefox, which tells their bytes, as many of the smallest as that makes. */
  readonly nodes: number;
  readonly listeners: number;
}

async function inChromium(browser: Browser, page: ChromiumPage): Promise<Sizes> {
  const cdp = await page.raw.context().newCDPSession(page.raw);
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  await cdp.detach();
  const valueOf = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    heap: await workerHeap(browser),
    nodes: valueOf('Nodes'),
    listeners: valueOf('JSEventListeners'),
  };
}

/** All that about:memory lists of windows, each report as its process, path and amount. */
const REPORTS = `return new Promise((done) => {
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  const all = [];
  for (const what of ['child-gc-request', 'child-cc-request']) Services.obs.notifyObservers(null, what);
  manager.minimizeMemoryUsage(() => manager.getReports((process, path, kind, units, amount) => {
    if (/^explicit.*(window-objects|orphan)/.test(path)) all.push([process, path, amount]);
  }, null, () => done(all), null, false));
});`;
/** A `div` in Firefox. */
const NODE_BYTES = 96;
type Report = readonly [process: string, path: string, amount: number];

/** Runs in the page's process, and clears up there: how many listeners there are, closed trees included, besides those by which it is driven. */
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

async function inFirefox({ client, origin }: Firefox, url: string): Promise<Sizes> {
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
  const sum = (reports: readonly Report[]) => reports.reduce((total, [, , amount]) => total + amount, 0);
  return {
    heap: sum(under(`${origin}/_generated_background_page`)),
    nodes: Math.round(
      (sum(ofPage.filter(([, path]) => /\/(element|text)-nodes$/.test(path))) + sum(lost)) / NODE_BYTES,
    ),
    listeners,
  };
}

/** Of a page that shows this address; the worker must be running. */
export function sizesOf(browser: Browser, page: Page, url: string): Promise<Sizes> {
  if (page instanceof ChromiumPage) return inChromium(browser, page);
  if (browser instanceof Firefox) return inFirefox(browser, url);
  throw new Error(`nothing tells what ${browser.name} holds`);
}
