/** Chromium, driven by Playwright. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { chromiumIdOf } from '../../../utils/policy/cli/ids.ts';
import { until, type Browser, type LaunchOptions } from './browser.ts';
import { ChromiumPage } from './chromium-page.ts';
import { findBrowser } from './find.ts';

/** Returns the extension's id, which is determined by the public key in its manifest. */
function idOf(extension: string): string {
  const { key } = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as { key: string };
  return chromiumIdOf(key);
}

/**
 * Creates a home folder whose certificate store trusts the authority, rather than ignoring certificate errors, so that
 * certificates for other names still fail.
 */
function homeTrusting(folder: string, caFile: string | undefined): string {
  const store = join(folder, '.pki', 'nssdb');
  mkdirSync(store, { recursive: true });
  execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  if (caFile !== undefined)
    execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'ca', '-i', caFile]);
  return folder;
}

/** A running Chromium with a profile of its own, which `close` removes. */
export class Chromium implements Browser {
  readonly name = 'chromium';
  readonly origin: string;
  readonly context: BrowserContext;
  readonly folder: string;
  constructor(origin: string, context: BrowserContext, folder: string) {
    this.origin = origin;
    this.context = context;
    this.folder = folder;
  }
  async newPage(): Promise<ChromiumPage> {
    const page = await this.context.newPage();
    return new ChromiumPage(page, await this.context.newCDPSession(page));
  }
  /** Waits for the welcome page, which opens a moment after the start. */
  async welcomed(): Promise<void> {
    const isThere = () => this.context.pages().some((page) => page.url() === `${this.origin}/welcome.html`);
    await until(() => Promise.resolve(isThere()), 'the welcome page');
  }
  async newPrivatePage(): Promise<ChromiumPage> {
    const opened = this.context.waitForEvent('page');
    const [worker] = this.context.serviceWorkers();
    await worker?.evaluate(`chrome.windows.create({ incognito: true, url: 'about:blank' })`);
    const page = await opened;
    return new ChromiumPage(page, await this.context.newCDPSession(page));
  }
  pagesAt(start: string): Promise<ChromiumPage[]> {
    const found = this.context.pages().filter((page) => page.url().startsWith(start));
    return Promise.all(
      found.map(async (page) => new ChromiumPage(page, await this.context.newCDPSession(page))),
    );
  }
  /** Allows the extension in private windows, by the switch on its page; this restarts it. */
  async allowPrivateWindows(): Promise<void> {
    const extensionId = new URL(this.origin).hostname;
    await this.#atExtensions(async (change) => {
      const again = this.context.waitForEvent('serviceworker');
      await change(`updateExtensionConfiguration(${JSON.stringify({ extensionId, incognitoAccess: true })})`);
      await again;
    });
  }
  /** Changes something on the browser's extensions page, through the API that only this page has. */
  async #atExtensions(run: (change: (call: string) => Promise<unknown>) => Promise<void>): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('chrome://extensions');
    const change = (call: string) => page.evaluate(`chrome.developerPrivate.${call}`);
    // Without developer mode Chromium does not let an unpacked extension restart.
    await change('updateProfileConfiguration({ inDeveloperMode: true })');
    await run(change);
    await page.close();
  }
  allow(): Promise<void> {
    // Chromium has no consent of its own for what an extension transmits.
    return Promise.resolve();
  }
  async reloadExtension(): Promise<void> {
    const id = JSON.stringify(new URL(this.origin).hostname);
    await this.#atExtensions(async (change) => {
      const again = this.context.waitForEvent('serviceworker');
      await change(`reload(${id}, { failQuietly: true })`);
      await again;
    });
  }
  async stopWorker(): Promise<void> {
    const page = await this.context.newPage();
    const cdp = await this.context.newCDPSession(page);
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await page.close();
  }
  async removeExtension(): Promise<void> {
    const [worker] = this.context.serviceWorkers();
    // The worker ends before it can answer.
    void worker?.evaluate(`chrome.management.uninstallSelf()`).catch(() => undefined);
    await until(() => Promise.resolve(this.context.serviceWorkers().length === 0), 'the extension to go');
  }
  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * Returns the binary; under a policy, a script that starts it with the given policy folder, without touching anybody
 * else's.
 */
function executableOf({ executable, policies }: LaunchOptions, folder: string): string {
  const binary = executable ?? findBrowser('chromium');
  if (policies === undefined) return binary;
  const script = join(folder, 'chromium-with-policy');
  const own = process.getuid?.() === 0 ? '-m' : '-rm';
  const inner = `mount --bind '${policies}' /etc/chromium && exec '${binary}' "$@"`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(script, `#!/bin/sh\nexec unshare ${own} sh -c '${inner.replaceAll("'", `'\\''`)}' sh "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

/** Starts Chromium with a fresh profile and the extension in it, and waits for the extension's worker. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const { extension, installedAs, proxyUrl, caFile, keepsPages = false } = options;
  const { colorScheme = 'light', scale = 1, visible = false, language = 'en-US' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-chromium-'));
  // Loaded only here, because it takes a quarter of a second and every test file imports both drivers.
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: executableOf(options, folder),
    headless: false,
    viewport: { width: Math.round(1280 / scale), height: Math.round(800 / scale) },
    deviceScaleFactor: scale,
    colorScheme,
    env: {
      ...process.env,
      HOME: homeTrusting(folder, caFile),
      LANGUAGE: language.slice(0, 2),
      ...(options.zone === undefined ? {} : { TZ: options.zone }),
    },
    // What a policy wants installed is downloaded by background networking.
    ignoreDefaultArgs: [
      '--disable-extensions',
      ...(installedAs === undefined ? [] : ['--disable-background-networking']),
      ...(keepsPages ? ['--disable-back-forward-cache'] : []),
    ],
    args: [
      ...(visible ? [] : ['--headless=new']),
      '--no-sandbox',
      `--lang=${language}`,
      ...(installedAs === undefined && !options.isBare ? [`--load-extension=${extension}`] : []),
      // Loopback addresses go through the proxy, too: the world knows what they are.
      ...(proxyUrl === undefined ? [] : [`--proxy-server=${proxyUrl}`, '--proxy-bypass-list=<-loopback>']),
    ],
  });
  const browser = new Chromium(`chrome-extension://${installedAs ?? idOf(extension)}`, context, folder);
  if (!options.isBare && context.serviceWorkers().length === 0)
    await context.waitForEvent('serviceworker').catch(async (error: unknown) => {
      await browser.close();
      throw error;
    });
  if (options.greets) await browser.welcomed();
  // This restarts the extension and closes the pages that it had opened.
  if (options.privateWindows) await browser.allowPrivateWindows();
  return browser;
}
