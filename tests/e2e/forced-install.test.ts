/**
 * Browsers install the output of `npm run package` by themselves, from an organisation's own server and with the
 * package's ready-made files; its policy arrives, and newer versions are found. Firefox is the ESR, which policy allows
 * to take what Mozilla has not signed: release Firefox has no such setting.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIREFOX_ID } from '../../utils/core/ids.ts';
import { manifestOf } from '../../utils/release/contents.ts';
import { Firefox, inChrome } from '../world/browsers/firefox.ts';
import { until } from '../world/browsers/browser.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { question } from '../world/browsers/question.ts';
import { built, FILES, HOST, IDS, KEY, packaged, serve, text } from './forced-package.ts';
import { BROWSERS, only, startStage, writeTo, type BrowserName, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { checkUpdates, newerVersion, updateTo, versionOf } from './updates.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-forced-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const UNSIGNED = { Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } } };

/**
 * Writes the policies of a browser that is to install Sealcheck and returns their folder. `install` is Chromium's
 * installation mode; Firefox has only one.
 */
function writePolicies(install: string): string {
  const policies = mkdtempSync(join(folder, 'policies-'));
  writePolicy(policies, { locked: { mailActions: { exposed: 'block' }, consentStage: 1 } }, IDS);
  const managed = join(policies, 'policies', 'managed');
  writeFileSync(join(managed, 'install.json'), install);
  // Without it a test cannot inspect an extension that a policy has installed.
  writeFileSync(join(managed, 'tools.json'), '{"DeveloperToolsAvailability":1}');
  const file = join(policies, 'policies.json');
  const parts = [readFileSync(file, 'utf8'), text('install/firefox-policies.json')].map(
    (part) => (JSON.parse(part) as { policies: object }).policies,
  );
  writeFileSync(file, JSON.stringify({ policies: Object.assign({}, ...parts, UNSIGNED) as object }));
  return policies;
}

const start = (name: BrowserName, install: string, policies = writePolicies(install)): Promise<Stage> =>
  startStage(name, false, { policies, installedAs: KEY.id }, (world) => {
    serve(world, FILES);
  });

describe.each(BROWSERS)('installed by policy, in %s', (name) => {
  const install = text('install/linux-chrome-edge-chromium.json');
  const policies = writePolicies(install);
  let stage: Stage;
  beforeAll(async () => {
    stage = await start(name, install, policies);
  });
  afterAll(() => stage.close());

  it('is fetched from the organisation’s server', () => {
    const paths = stage.world.log.filter(({ host }) => host === HOST).map(({ path }) => path);
    const { version } = manifestOf(built(name));
    expect(paths).toContain(`/sealcheck/sealcheck-${version}.${name === 'chromium' ? 'crx' : 'xpi'}`);
  });

  it('has its policy, and holds by it', async () => {
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    await options.waitFor(`document.querySelector('#stage-1')?.disabled === true`, 'the policy to arrive');
    await options.close();
    const page = await stage.open('https://mail.google.com/mail/u/0/');
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', ['5551234567@vtext.com']);
    await markThat(page, (words) => words.startsWith('5551234567'), 'the phone');
    await page.click('.T-I-atl');
    await question(page);
    expect(await page.inline.texts('.hold .buttons .button')).not.toContain('Send anyway');
    await page.close();
  });

  it('moves on with its ring, stays where that is pinned, and goes back by a higher version only', async () => {
    const { world } = stage;
    serve(world, await packaged('1.1.0'));
    await updateTo(stage, '1.1.0');
    // Another ring is ahead; this browser stays on its own ring because of its update address.
    serve(world, await packaged('1.2.0', 'pilot'), 'pilot');
    // Serving an older version does not roll a bad release back.
    serve(world, await packaged('1.0.0'));
    await checkUpdates(stage);
    expect(await versionOf(stage)).toBe('1.1.0');
    // Rolling back takes the old code under a higher version number.
    serve(world, await packaged('1.1.1'));
    await updateTo(stage, '1.1.1');
  });

  it.runIf(name === 'chromium')(
    'is off below the version that is demanded, until its ring has it',
    async () => {
      const demanded = JSON.parse(install) as { ExtensionSettings: Record<string, object> };
      Object.assign(demanded.ExtensionSettings[KEY.id] ?? {}, { minimum_version_required: '1.3.0' });
      writeFileSync(join(policies, 'policies', 'managed', 'install.json'), JSON.stringify(demanded));
      const page = await stage.open('chrome://extensions');
      const state = () =>
        page.evaluate<string>(
          `chrome.developerPrivate.getExtensionInfo('${KEY.id}').then(({ state, version, disableReasons }) =>
          [state, version, disableReasons.updateRequired === true].join(' '))`,
        );
      await until(async () => (await state()) === 'DISABLED 1.1.1 true', 'the old version to be off');
      serve(stage.world, await packaged('1.3.0'));
      await page.evaluate('chrome.developerPrivate.autoUpdate()');
      await until(async () => (await state()) === 'ENABLED 1.3.0 false', 'the new version to be on');
      await page.close();
    },
  );
});

type State = 'on' | 'removable' | 'off' | 'gone';

/**
 * Reads from Firefox's own list whether Sealcheck runs (`removable`: a person may also remove it), is disabled, or is
 * gone.
 */
async function stateOf({ client }: Firefox): Promise<State> {
  let state: State = 'gone';
  await inChrome(client, async (run) => {
    state = (await run(
      `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      return AddonManager.getAddonByID(${JSON.stringify(FIREFOX_ID)}).then((addon) => !addon ? 'gone' : !addon.isActive ? 'off'
        : addon.permissions & AddonManager.PERM_CAN_UNINSTALL ? 'removable' : 'on');`,
    )) as State;
  });
  return state;
}

/** Evaluates code that reads and sets the extension's storage on its options page. */
async function inOptions<T>(stage: Stage, code: string): Promise<T> {
  const page = await stage.open(`${stage.browser.origin}/options.html`);
  const value = await page.evaluate<T>(code);
  await page.close();
  return value;
}

describe.each(only('firefox'))('a policy that installs it no more, in %s', (name) => {
  it(
    'leaves it there with its data, for a person to remove, until it is installed again',
    { timeout: 120_000 },
    async () => {
      const install = text('install/linux-chrome-edge-chromium.json');
      const policies = writePolicies(install);
      const stage = await start(name, install, policies);
      const { browser } = stage;
      if (!(browser instanceof Firefox)) throw new Error('Firefox only');
      const area = 'browser.storage.local';
      await inOptions(stage, `${area}.set({ kept: 1 }).then(() => true)`);
      const isKept = () => inOptions<boolean>(stage, `${area}.get('kept').then(({ kept }) => kept === 1)`);
      expect(await stateOf(browser)).toBe('on');
      const file = join(policies, 'policies.json');
      const before = readFileSync(file, 'utf8');
      const { policies: all } = JSON.parse(before) as { policies: object };
      const rest = Object.entries(all).filter(([key]) => key !== 'ExtensionSettings');
      writeFileSync(file, JSON.stringify({ policies: Object.fromEntries(rest) as object }));
      await browser.readPolicies();
      await until(async () => (await stateOf(browser)) === 'removable', 'the lock to be taken off');
      expect(await isKept()).toBe(true);
      writeFileSync(file, before);
      await browser.readPolicies();
      await until(async () => (await stateOf(browser)) === 'on', 'the lock');
      expect(await isKept()).toBe(true);
      await stage.close();
    },
  );
});

describe.each(only('chromium'))('a policy that installs it no more, in %s', (name) => {
  it(
    'takes it off with its data, until it is installed again, and starts anew',
    { timeout: 120_000 },
    async () => {
      const install = text('install/linux-chrome-edge-chromium.json');
      const policies = writePolicies(install);
      const stage = await start(name, install, policies);
      const area = 'chrome.storage.local';
      const isKept = () => inOptions<boolean>(stage, `${area}.get('kept').then(({ kept }) => kept === 1)`);
      await inOptions(stage, `${area}.set({ kept: 1 }).then(() => true)`);
      expect(await isKept()).toBe(true);
      const list = await stage.open('chrome://extensions');
      const installed = () =>
        list.evaluate<boolean[]>(
          `chrome.developerPrivate.getExtensionsInfo().then((all) =>
          all.filter(({ id }) => id === '${KEY.id}').map(({ mustRemainInstalled }) => mustRemainInstalled))`,
        );
      expect(await installed(), 'and nobody can remove it').toEqual([true]);
      const file = join(policies, 'policies', 'managed', 'install.json');
      rmSync(file);
      await until(async () => (await installed()).length === 0, 'the extension to go');
      writeFileSync(file, install);
      await until(async () => (await installed())[0] === true, 'the extension to come back');
      await until(async () => !(await isKept()), 'its page, without what was kept');
      await stage.close();
    },
  );
});

describe.each(only('chromium'))('in %s', (name) => {
  it('is installed by ExtensionInstallForcelist as well, as docs/admin.md has it', async () => {
    const entry = `${KEY.id};https://${HOST}/sealcheck/updates.xml`;
    const stage = await start(name, JSON.stringify({ ExtensionInstallForcelist: [entry] }));
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    expect(await page.evaluate('chrome.runtime.id')).toBe(KEY.id);
    serve(stage.world, await packaged('99.0.1'));
    expect(await newerVersion(stage), 'asked of the address in the manifest').toBe('99.0.1');
    await stage.close();
  });
});
