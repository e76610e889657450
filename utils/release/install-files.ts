/** Policy files with which an organisation's browsers install the extension automatically, from its own server. */
import type { Ids } from '../policy/render/files.ts';
import { renderProfile } from '../policy/render/plist.ts';
import { HIVE, type WindowsBrowser } from '../policy/render/registry.ts';

/** What is to be installed, and where it is served. */
export interface Installation {
  readonly ids: Ids;
  /** URL of the update manifest that Chromium-based browsers request. */
  readonly updatesXml: string;
  /** URL of Firefox's package. */
  readonly xpi: string;
}

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Source: https://chromeenterprise.google/policies/#ExtensionSettings. Without the override, the URL would be used only
 * for the first download.
 */
const forChromium = ({ ids, updatesXml }: Installation) => ({
  ExtensionSettings: {
    [ids.chromium]: {
      installation_mode: 'force_installed',
      update_url: updatesXml,
      override_update_url: true,
    },
  },
});

/** Source: https://mozilla.github.io/policy-templates/#extensionsettings */
const forFirefox = ({ ids, xpi }: Installation) => ({
  ExtensionSettings: { [ids.firefox]: { installation_mode: 'force_installed', install_url: xpi } },
});

/** One sub-key for each extension: importing it leaves the settings of other extensions alone. */
function renderInstallReg(browser: WindowsBrowser, { ids, updatesXml }: Installation): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[HKEY_LOCAL_MACHINE\\${HIVE[browser]}\\ExtensionSettings\\${ids.chromium}]`,
    '"installation_mode"="force_installed"',
    `"update_url"="${updatesXml}"`,
    '"override_update_url"=dword:00000001',
    '',
  ].join('\r\n');
}

const DOMAINS = { chrome: 'com.google.Chrome', edge: 'com.microsoft.Edge' };

function renderInstallProfile(browser: 'chrome' | 'edge', installation: Installation): string {
  const values = forChromium(installation);
  return renderProfile({ browser, purpose: 'installation', domain: DOMAINS[browser], values });
}

/** Returns the files by name. */
export function installFiles(installation: Installation): ReadonlyMap<string, string> {
  const firefox = forFirefox(installation);
  return new Map([
    ['linux-chrome-edge-chromium.json', pretty(forChromium(installation))],
    ['windows-chrome.reg', renderInstallReg('chrome', installation)],
    ['windows-edge.reg', renderInstallReg('edge', installation)],
    ['chrome.mobileconfig', renderInstallProfile('chrome', installation)],
    ['edge.mobileconfig', renderInstallProfile('edge', installation)],
    ['firefox-policies.json', pretty({ policies: firefox })],
    [
      'firefox.mobileconfig',
      renderProfile({
        browser: 'firefox',
        purpose: 'installation',
        domain: 'org.mozilla.firefox',
        values: { EnterprisePoliciesEnabled: true, ...firefox },
      }),
    ],
  ]);
}
