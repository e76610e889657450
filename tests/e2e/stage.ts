/** The built extension in a real browser, on the fake Internet. */
import { join } from 'node:path';
import type { Browser, LaunchOptions, Page } from '../world/browsers/browser.ts';
import { until } from '../world/browsers/browser.ts';
import { launchChromium } from '../world/browsers/chromium.ts';
import { launchFirefox } from '../world/browsers/firefox.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { startWorld, type World } from '../world/world.ts';

export type BrowserName = Browser['name'];
/** The browsers that this run is about: the one that its project names (vitest.config.ts), else both. */
export const BROWSERS = (['chromium', 'firefox'] as const).filter(
  (name) => (process.env.SEALCHECK_BROWSER ?? name) === name,
);
/** For what one browser alone has: that one, where this run is about it. */
export const only = (name: BrowserName) => BROWSERS.filter((one) => one === name);

const ROOT = join(import.meta.dirname, '..', '..');
const BUILT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

export interface Stage {
  readonly world: World;
  readonly browser: Browser;
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** A browser on this world, with the built extension in it unless it `isBare`. */
export function launch(name: BrowserName, world: World, more: Partial<LaunchOptions> = {}): Promise<Browser> {
  const options = {
    extension: join(ROOT, BUILT[name]),
    proxyUrl: world.proxyUrl,
    caFile: world.caFile,
    ...more,
  };
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

/**
 * Starts the world, what a test puts into it, and a browser; `chosen` grants lookups of domains, as a person would on
 * the welcome page.
 */
export async function startStage(
  name: BrowserName,
  chosen = true,
  more: Partial<Pick<LaunchOptions, 'extension'>> &
    Pick<
      LaunchOptions,
      'policies' | 'language' | 'zone' | 'installedAs' | 'privateWindows' | 'keepsPages'
    > = {},
  prepare: (world: World) => void = () => undefined,
): Promise<Stage> {
  const world = await startWorld();
  prepare(world);
  // An organisation may have chosen already.
  const browser = await launch(name, world, { greets: more.policies === undefined, ...more });
  const open = async (url: string) => {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  };
  if (chosen) await chooseDomains(browser);
  return {
    world,
    browser,
    open,
    async close() {
      await browser.close();
      await world.close();
    },
  };
}

/** Types addresses into a field, each finished with Enter. */
export async function writeTo(page: Page, field: string, addresses: readonly string[]): Promise<void> {
  await page.waitFor(`document.querySelector(${JSON.stringify(field)})`, field);
  for (const address of addresses) {
    await page.type(field, address);
    await page.press('Enter');
  }
}

/** The mark's words, once they fit and nothing is being checked any more. */
export async function markThat(page: Page, fits: (words: string) => boolean, what: string): Promise<string> {
  return until(async () => {
    const words = (await page.inline.texts('.mark .words')).join(' / ');
    if (!fits(words) || /still checking/i.test(words)) throw new Error(`the mark says: ${words}`);
    return words;
  }, what);
}

/** Opens the card, if it is not open, and all its groups. */
async function openCard(page: Page): Promise<void> {
  if ((await page.inline.texts('.assessment h3')).every((text) => text === ''))
    await page.inline.click('.mark');
  await until(
    async () => (await page.inline.texts('.assessment h3')).some((text) => text !== ''),
    'the list',
  );
  while ((await page.inline.texts('.group:not([open]) > summary')).length > 0)
    await page.inline.click('.group:not([open]) > summary');
}

/** Opens what can be done (`do`) or how it is known (`know`), of everybody in the card, or in the question (`part`). */
export async function unfold(page: Page, what: 'do' | 'know', part = ''): Promise<void> {
  if (part === '') await openCard(page);
  const summary = `${part}.${what} > summary`;
  await until(async () => (await page.inline.texts(summary)).length > 0, summary);
  const closed = `${part}.${what}:not([open]) > summary`;
  for (;;) {
    const left = (await page.inline.texts(closed)).length;
    if (left === 0) return;
    await page.inline.click(closed);
    await until(async () => (await page.inline.texts(closed)).length < left, `${closed} to open`);
  }
}

interface Listed {
  readonly address: string;
  readonly level: string;
  /** Where it stands in the card. */
  readonly css: string;
}

/** Everybody in the opened card, worst first. */
async function listed(page: Page): Promise<Listed[]> {
  await openCard(page);
  const found: Listed[] = [];
  const levels = await page.inline.texts('.group > summary .level');
  for (const [at, level] of levels.entries()) {
    const group = `.group:nth-of-type(${at + 1})`;
    const addresses = await page.inline.texts(`${group} .assessment h3`);
    for (const [nth, address] of addresses.entries())
      found.push({ address, level, css: `${group} .assessment:nth-child(${nth + 1})` });
  }
  return found;
}

/** Level in words by address, from the opened card. */
export async function readList(page: Page): Promise<Map<string, string>> {
  return new Map((await listed(page)).map(({ address, level }) => [address, level]));
}

/** What is said of one recipient, its reasons and its safer alternatives opened. */
export async function sayOf(page: Page, address: string): Promise<string> {
  const one = (await listed(page)).find((each) => each.address === address);
  if (!one) throw new Error(`${address} is not in the card`);
  for (;;) {
    const closed = `${one.css} > details:not([open]) > summary`;
    if ((await page.inline.texts(closed)).length === 0) break;
    await page.inline.click(closed);
  }
  return `${one.level} ${(await page.inline.texts(one.css)).join()}`;
}

/** Of hosts that the world does not know, only the browser's own services may be asked. */
const OWN_SERVICES =
  /(^|\.)(mozilla\.(com|net|org)|firefox\.com|google\.com|googleapis\.com|gstatic\.com|gvt1\.com)$/;

/** The hosts that were asked after this many requests, each once, without the browser's own services. */
export function hostsAsked({ world }: Stage, since: number): string[] {
  const hosts = world.log
    .slice(since)
    .filter(({ kind, host }) => !(kind === 'refused' && OWN_SERVICES.test(host)))
    .map(({ host }) => host);
  return [...new Set(hosts)];
}
