/** How each browser is made to look for a newer version, and what it finds. */
import { FIREFOX_ID } from '../../utils/core/ids.ts';
import { Firefox } from '../world/browsers/firefox.ts';
import { until } from '../world/browsers/browser.ts';
import { type Stage } from './stage.ts';

/**
 * Returns the version that the browser finds when it looks for a newer one: if there is none, undefined in Chromium,
 * and a text that begins with "none" in Firefox.
 */
export async function newerVersion(stage: Stage): Promise<string | undefined> {
  const { browser } = stage;
  if (browser instanceof Firefox) {
    const script = `const [id, done] = arguments;
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      AddonManager.getAddonByID(id).then((addon) => addon.findUpdates({
        onUpdateAvailable: (_addon, install) => done(install.version),
        onUpdateFinished: (_addon, error) => done('none, ' + error),
      }, AddonManager.UPDATE_WHEN_USER_REQUESTED));`;
    await browser.client.send('Marionette:SetContext', { value: 'chrome' });
    const { value } = await browser.client.send<{ value: string }>('WebDriver:ExecuteAsyncScript', {
      script,
      args: [FIREFOX_ID],
    });
    await browser.client.send('Marionette:SetContext', { value: 'content' });
    return value;
  }
  const page = await stage.open(`${browser.origin}/options.html`);
  const { version } = await page.evaluate<{ version?: string }>('chrome.runtime.requestUpdateCheck()');
  await page.close();
  return version;
}

/** Returns the version in the installed extension's manifest. */
export async function versionOf(stage: Stage): Promise<string> {
  const page = await stage.open(`${stage.browser.origin}/options.html`);
  const api = '(globalThis.browser ?? chrome).runtime';
  const version = await page.evaluate<string>(`${api}.getManifest().version`);
  await page.close();
  return version;
}

/** Makes the browser look for a newer version and take it, as it does by itself every few hours. */
export async function checkUpdates(stage: Stage): Promise<void> {
  const asked = () => stage.world.log.filter(({ path }) => path.startsWith('/sealcheck/updates.')).length;
  const before = asked();
  const { browser } = stage;
  if (browser instanceof Firefox) {
    const script = `const [id, done] = arguments;
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      AddonManager.getAddonByID(id).then((addon) => addon.findUpdates({
        onUpdateAvailable: (_addon, install) => install.install().then(() => done(true), done),
        onNoUpdateAvailable: () => done(true),
      }, AddonManager.UPDATE_WHEN_USER_REQUESTED));`;
    await browser.client.send('Marionette:SetContext', { value: 'chrome' });
    await browser.client.send('WebDriver:ExecuteAsyncScript', { script, args: [FIREFOX_ID] });
    await browser.client.send('Marionette:SetContext', { value: 'content' });
  } else {
    const page = await stage.open('chrome://extensions');
    await page.evaluate('chrome.developerPrivate.autoUpdate()');
    await page.close();
  }
  await until(() => Promise.resolve(asked() > before), 'the update address to be asked');
}

/** Updates until this version is installed; Chromium delays it until the extension is idle or is reloaded. */
export async function updateTo(stage: Stage, version: string): Promise<void> {
  await checkUpdates(stage);
  await until(async () => {
    if ((await versionOf(stage)) === version) return true;
    if (stage.browser instanceof Firefox) return false;
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.evaluate('void chrome.runtime.reload()').catch(() => undefined);
    await page.close().catch(() => undefined);
    return false;
  }, `version ${version}`);
}
