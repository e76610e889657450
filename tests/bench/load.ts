/**
 * What a page costs that is only opened: the time of our scripts and their compilation, compared with an empty
 * script's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../world/browsers/chromium.ts';
import { pageHeap } from './heap.ts';
import type { World } from '../world/world.ts';
import { median, shuffled } from './numbers.ts';
import { VARIANTS, writeVariant, type Variant } from './variants.ts';

const OURS = join(import.meta.dirname, '..', '..', '.output', 'chrome-mv3');
const PAGES = {
  'any site': 'https://www.plain-site.org/',
  'mail page, no compose window': 'https://mail.google.com/mail/u/0/',
} as const;
export type PageName = keyof typeof PAGES;
export const PAGE_NAMES = Object.keys(PAGES) as PageName[];

/** Samples from one launch are correlated, so they are reduced to their median: one launch is one data point. */
const SAMPLES = 5;
/** Time for scripts that run when the page is idle (ms). */
const SETTLE = 700;

/** `time`: script and compile time of one opening in milliseconds of thread time; `heap`: bytes of the page. */
export interface PageCost {
  readonly time: number;
  readonly heap: number;
}
export type Cost = Readonly<Record<PageName, PageCost>>;

async function sample(browser: Awaited<ReturnType<typeof launchChromium>>, url: string): Promise<PageCost> {
  const page = await browser.newPage();
  const cdp = await browser.context.newCDPSession(page.raw);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await page.raw.waitForTimeout(SETTLE);
  const { metrics } = await cdp.send('Performance.getMetrics');
  const heap = await pageHeap(cdp);
  await page.close();
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { time: 1000 * (value('ScriptDuration') + value('V8CompileDuration')), heap };
}

async function launch(variant: Variant, folder: string, world: World): Promise<Cost> {
  const extension = variant === 'ours' ? OURS : writeVariant(variant, folder);
  const browser = await launchChromium({ extension, proxyUrl: world.proxyUrl, caFile: world.caFile });
  const cost: Record<string, PageCost> = {};
  for (const name of PAGE_NAMES) {
    const samples: PageCost[] = [];
    for (let count = 0; count < SAMPLES; count += 1) samples.push(await sample(browser, PAGES[name]));
    cost[name] = {
      time: median(samples.map(({ time }) => time)),
      heap: median(samples.map(({ heap }) => heap)),
    };
  }
  await browser.close();
  return cost as Cost;
}

/** Returns one cost for each variant and round; `seed` shuffles the order in every round. */
export async function measureLoad(
  world: World,
  rounds: number,
  seed: number,
): Promise<Record<Variant, Cost>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-bench-'));
  const all: Record<Variant, Cost>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const costs: Partial<Record<Variant, Cost>> = {};
    for (const variant of shuffled(VARIANTS, seed + round))
      costs[variant] = await launch(variant, folder, world);
    all.push(costs as Record<Variant, Cost>);
  }
  rmSync(folder, { recursive: true, force: true });
  return all;
}
