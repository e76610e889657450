/** Every ready-made file of a policy, by its path in the package. */
import { renderChromiumJson, renderFirefoxJson, renderWorkspaceJson } from './json.ts';
import { withKeys, type PolicyFile } from './example.ts';
import { renderMobileconfig, renderPlist } from './plist.ts';
import { renderAdml, renderAdmx, renderReg } from './registry.ts';
import {
  renderFirefoxAdml,
  renderFirefoxAdmx,
  renderFirefoxReg,
  renderScript,
  renderText,
} from './windows-text.ts';

/** The IDs by which browsers name the extension. */
export interface Ids {
  readonly chromium: string;
  readonly firefox: string;
}

/** Renders the files of one policy. The templates (ADMX, ADML) contain no values: those are set in the console. */
export function policyFiles(bare: PolicyFile, { chromium, firefox }: Ids): ReadonlyMap<string, string> {
  const policy = withKeys(bare);
  return new Map([
    ['linux-chrome-edge-chromium.json', renderChromiumJson(policy, chromium)],
    ['google-workspace.json', renderWorkspaceJson(policy)],
    ['firefox-policies.json', renderFirefoxJson(policy, firefox)],
    ['windows-chrome.reg', renderReg('chrome', policy, chromium)],
    ['windows-edge.reg', renderReg('edge', policy, chromium)],
    ['windows-firefox.reg', renderFirefoxReg(bare, firefox)],
    ['intune-chrome.ps1', renderScript('chrome', bare, chromium)],
    ['intune-edge.ps1', renderScript('edge', bare, chromium)],
    ['policy-text.txt', renderText(bare)],
    ['sealcheck-firefox.admx', renderFirefoxAdmx(firefox)],
    ['en-US/sealcheck-firefox.adml', renderFirefoxAdml()],
    ['sealcheck-chrome.admx', renderAdmx('chrome', chromium)],
    ['sealcheck-edge.admx', renderAdmx('edge', chromium)],
    ['en-US/sealcheck-chrome.adml', renderAdml('chrome')],
    ['en-US/sealcheck-edge.adml', renderAdml('edge')],
    [`com.google.Chrome.extensions.${chromium}.plist`, renderPlist('chrome', policy, chromium)],
    [`com.microsoft.Edge.extensions.${chromium}.plist`, renderPlist('edge', policy, chromium)],
    ['org.mozilla.firefox.plist', renderPlist('firefox', policy, firefox)],
    ['chrome.mobileconfig', renderMobileconfig('chrome', policy, chromium)],
    ['edge.mobileconfig', renderMobileconfig('edge', policy, chromium)],
    ['firefox.mobileconfig', renderMobileconfig('firefox', policy, firefox)],
  ]);
}
