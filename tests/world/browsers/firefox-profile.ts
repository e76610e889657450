/** Creates a fresh Firefox profile: without background requests, using the proxy, trusting the authority. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { FIREFOX_ID } from '../../../utils/core/ids.ts';
import type { LaunchOptions } from './browser.ts';

export const UUID = '5ea1c4ec-0000-4000-8000-000000000001';

/** Returns a port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** Preferences that keep a test's Firefox from contacting anyone by itself. */
export const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.tabs.remote.separatePrivilegedContentProcess': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.server': '',
  'intl.accept_languages': 'en-US',
};

/** Returns the preferences by which every page gets the person's own colours, as in a contrast theme. */
function forced(isDark: boolean): Record<string, string | number | boolean> {
  const [text, ground] = isDark ? ['#ffffff', '#000000'] : ['#000000', '#ffffff'];
  return {
    'browser.display.document_color_use': 2,
    'browser.display.use_system_colors': false,
    'browser.display.permit_backplate': true,
    ...Object.fromEntries(
      ['', '.dark'].flatMap((scheme) => [
        [`browser.display.foreground_color${scheme}`, text],
        [`browser.display.background_color${scheme}`, ground],
      ]),
    ),
  };
}

/** Writes the profile's preferences; returns the port at which Firefox will listen for commands. */
export async function writePreferences(folder: string, options: Partial<LaunchOptions>): Promise<number> {
  const { proxyUrl, colorScheme = 'light' } = options;
  const port = await freePort();
  const proxy = proxyUrl === undefined ? null : new URL(proxyUrl);
  const preferences: Record<string, string | number | boolean> = {
    ...QUIET,
    'marionette.port': port,
    ...(options.language === undefined
      ? {}
      : { 'intl.locale.requested': options.language, 'intl.accept_languages': options.language }),
    'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: UUID }),
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    ...(options.forcedColors === true ? forced(colorScheme === 'dark') : {}),
    ...(options.policies === undefined
      ? {}
      : {
          // Firefox reads a policy file at a custom path only in automation mode, which these two preferences turn on.
          'browser.policies.alternatePath': `${options.policies}/policies.json`,
          'security.turn_off_all_security_so_that_viruses_can_take_over_this_computer': true,
        }),
    ...(proxy === null
      ? {}
      : {
          'network.proxy.type': 1,
          'network.proxy.http': proxy.hostname,
          'network.proxy.http_port': Number(proxy.port),
          'network.proxy.ssl': proxy.hostname,
          'network.proxy.ssl_port': Number(proxy.port),
          'network.proxy.no_proxies_on': '',
          'network.proxy.allow_hijacking_localhost': true,
        }),
  };
  mkdirSync(folder, { recursive: true });
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(`${folder}/user.js`, `${lines.join('\n')}\n`);
  return port;
}

/** Writes the profile; returns the port at which Firefox will listen for commands. */
export async function writeProfile(folder: string, options: LaunchOptions): Promise<number> {
  const { caFile } = options;
  const port = await writePreferences(folder, options);
  execFileSync('certutil', ['-d', `sql:${folder}`, '-N', '--empty-password']);
  if (caFile !== undefined)
    execFileSync('certutil', ['-d', `sql:${folder}`, '-A', '-t', 'C,,', '-n', 'ca', '-i', caFile]);
  return port;
}
