/** Firefox, driven by its own remote protocol. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIREFOX_ID } from '../../../utils/core/ids.ts';
import { until, type Browser, type LaunchOptions } from './browser.ts';
import { findBrowser } from './find.ts';
import { FirefoxPage } from './firefox-page.ts';
import { UUID, writeProfile } from './firefox-profile.ts';
import { copyStarted } from './firefox-started.ts';
import { CLICK_ALLOW } from './firefox-scripts.ts';
import { Marionette } from './marionette.ts';

/** Runs scripts with the browser's own privileges; a promise that a script returns is awaited. */
export async function inChrome(
  client: Marionette,
  work: (run: (script: string) => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  await client.send('Marionette:SetContext', { value: 'chrome' });
  try {
    await work(async (script) => {
      const call = { script, args: [], sandbox: null };
      return (await client.send<{ value: unknown }>('WebDriver:ExecuteScript', call)).value;
    });
  } finally {
    await client.send('Marionette:SetContext', { value: 'content' });
  }
}

/** Returns a script that calls one method of the extension's entry in the add-on manager. */
const withAddon = (method: 'reload' | 'uninstall') =>
  `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  return AddonManager.getAddonByID(${JSON.stringify(FIREFOX_ID)}).then((addon) => addon.${method}()).then(() => true);`;

/** A running Firefox with a profile of its own, which `close` removes. */
export class Firefox implements Browser {
  readonly name = 'firefox';
  readonly origin = `moz-extension://${UUID}`;
  readonly client: Marionette;
  readonly #process: ChildProcess;
  readonly folder: string;
  readonly #isElsewhere: boolean;
  constructor(client: Marionette, process: ChildProcess, folder: string, isElsewhere: boolean) {
    this.client = client;
    this.#process = process;
    this.folder = folder;
    this.#isElsewhere = isElsewhere;
  }
  async #open(how: { type: 'tab' | 'window'; private?: boolean }): Promise<FirefoxPage> {
    // A window can only be opened from one that still exists.
    const [first] = await this.client.send<string[]>('WebDriver:GetWindowHandles');
    await this.client.send('WebDriver:SwitchToWindow', { handle: first });
    const opened = { ...how, focus: true };
    const { handle } = await this.client.send<{ handle: string }>('WebDriver:NewWindow', opened);
    return new FirefoxPage(this.client, handle);
  }
  newPage(): Promise<FirefoxPage> {
    return this.#open({ type: 'tab' });
  }
  newPrivatePage(): Promise<FirefoxPage> {
    return this.#open({ type: 'window', private: true });
  }
  async pagesAt(start: string): Promise<FirefoxPage[]> {
    const handles = await this.client.send<string[]>('WebDriver:GetWindowHandles');
    const found: FirefoxPage[] = [];
    for (const handle of handles) {
      await this.client.send('WebDriver:SwitchToWindow', { handle, focus: false });
      const { value } = await this.client.send<{ value: string }>('WebDriver:GetCurrentURL');
      if (value.startsWith(start)) found.push(new FirefoxPage(this.client, handle));
    }
    return found;
  }
  async allow(): Promise<void> {
    await inChrome(this.client, async (run) => {
      await until(() => run(CLICK_ALLOW), 'the question for consent');
    });
  }
  async reloadExtension(): Promise<void> {
    await inChrome(this.client, (run) => run(withAddon('reload')));
  }
  /** Rereads `policies.json`, as a start does, and restarts the extension, which gets its policy only once. */
  async readPolicies(): Promise<void> {
    await inChrome(this.client, async (run) => {
      await run(`return new Promise((done) => {
        const topic = 'EnterprisePolicies:AllPoliciesApplied';
        const observer = { observe() { Services.obs.removeObserver(observer, topic); done(true); } };
        Services.obs.addObserver(observer, topic);
        Services.obs.notifyObservers(null, 'EnterprisePolicies:Restart');
      });`);
      await run(withAddon('reload'));
    });
  }
  async stopWorker(): Promise<void> {
    const extension = `WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)}).extension`;
    await inChrome(this.client, (run) => run(`void ${extension}.terminateBackground(); return true;`));
  }
  async removeExtension(): Promise<void> {
    await inChrome(this.client, (run) => run(withAddon('uninstall')));
  }
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    // Firefox's profile is deleted afterwards, so it need not shut down properly. Only one started by a test's own
    // script has to be asked to quit.
    if (this.#isElsewhere) {
      await this.client.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      this.client.close();
    } else {
      this.client.close();
      this.#process.kill('SIGKILL');
    }
    const killer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(killer);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Waits until Firefox has installed the extension by itself, as a policy tells it to. */
async function installed(client: Marionette): Promise<void> {
  const script = `return WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)})?.active === true;`;
  await inChrome(client, async (run) => {
    await until(() => run(script), 'the extension to be installed by policy');
  });
}

/** Starts Firefox with a fresh profile and the extension in it: as a temporary add-on, or installed by policy. */
export async function launchFirefox(options: LaunchOptions): Promise<Firefox> {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-firefox-'));
  copyStarted(folder, options);
  const port = await writeProfile(folder, options);
  const args = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder];
  if (!options.visible) args.push('--headless');
  const child = spawn(options.executable ?? findBrowser('firefox'), args, {
    // Consoles write there once a test asks for it.
    stdio: ['ignore', openSync(join(folder, 'output.txt'), 'w'), 'ignore'],
    env: {
      ...process.env,
      HOME: folder,
      ...(options.zone === undefined ? {} : { TZ: options.zone }),
      ...(options.policies === undefined ? {} : { MOZ_DISABLE_NONLOCAL_CONNECTIONS: '1' }),
    },
  });
  const client = await Marionette.connect(options.debuggingHost ?? '127.0.0.1', port);
  await client.send('WebDriver:NewSession', {
    capabilities: { alwaysMatch: { acceptInsecureCerts: false } },
  });
  await client.send('WebDriver:SetTimeouts', { script: 30_000, pageLoad: 30_000, implicit: 0 });
  const browser = new Firefox(client, child, folder, options.executable !== undefined);
  if (options.isBare) return browser;
  if (options.installedAs === undefined)
    await client.send('Addon:Install', {
      path: options.extension,
      temporary: true,
      allowPrivateBrowsing: options.privateWindows === true,
    });
  else
    await installed(client).catch(async (error: unknown) => {
      await browser.close();
      throw error;
    });
  return browser;
}
