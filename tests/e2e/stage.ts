/** The built extension in a real browser, on the fake Internet. */
import { join } from 'node:path';
import type { Browser, LaunchOptions, Page } from '../world/browsers/browser.ts';
import { launchChromium } from '../world/browsers/chromium.ts';
import { launchFirefox } from '../world/browsers/firefox.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { startWorld, type World } from '../world/world.ts';
import { noting } from './opened.ts';

export type BrowserName = Browser['name'];
/** The browsers that this run tests: the one that its project names (vitest.config.ts), otherwise both. */
export const BROWSERS = (['chromium', 'firefox'] as const).filter(
  (name) => (process.env.SEALCHECK_BROWSER ?? name) === name,
);
/** Returns this browser alone if the run tests it, otherwise none; for features that only one browser has. */
export const only = (name: BrowserName) => BROWSERS.filter((one) => one === name);

const ROOT = join(import.meta.dirname, '..', '..');
const BUILT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

export interface Stage {
  readonly world: World;
  readonly browser: Browser;
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** Launches a browser on this world, with the built extension in it unless `isBare`. */
export async function launch(
  name: BrowserName,
  world: World,
  more: Partial<LaunchOptions> = {},
): Promise<Browser> {
  const options = {
    extension: join(ROOT, BUILT[name]),
    proxyUrl: world.proxyUrl,
    caFile: world.caFile,
    ...more,
  };
  return noting(await (name === 'chromium' ? launchChromium(options) : launchFirefox(options)));
}

/**
 * Starts the world, with what a test puts into it, and a browser. `chosen` grants lookups of domains, as a person would
 * on the welcome page.
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
  // With an organisation's policy there may be no choice left, and no welcome page.
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

/** Types addresses into a field, each followed by Enter. */
export async function writeTo(page: Page, field: string, addresses: readonly string[]): Promise<void> {
  await page.waitFor(`document.querySelector(${JSON.stringify(field)})`, field);
  for (const address of addresses) {
    await page.type(field, address);
    await page.press('Enter');
  }
}

/** Among hosts that the world does not know, only the browser's own services may be contacted. */
const OWN_SERVICES =
  /(^|\.)(mozilla\.(com|net|org)|firefox\.com|google\.com|googleapis\.com|gstatic\.com|gvt1\.com)$/;

/** Returns the hosts contacted after the first `since` requests, each once, without the browser's own services. */
export function hostsAsked({ world }: Stage, since: number): string[] {
  const hosts = world.log
    .slice(since)
    .filter(({ kind, host }) => !(kind === 'refused' && OWN_SERVICES.test(host)))
    .map(({ host }) => host);
  return [...new Set(hosts)];
}
