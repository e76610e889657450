/**
 * The formats for Windows that hold the whole policy as one text, so that no type can be wrong: Firefox's registry and
 * template, and scripts for what Intune's import of templates refuses.
 * Sources: https://extensionworkshop.com/documentation/enterprise/enterprise-development/ (key and template of
 * Firefox), https://learn.microsoft.com/windows/client-management/win32-and-centennial-app-policy-configuration (what
 * is refused).
 */
import { TEXT_KEY } from '../sentinel.ts';
import type { PolicyFile } from './example.ts';
import { asciiJson, keyOf, regText, ROOT, type WindowsBrowser } from './registry.ts';
import { WHOLE_TITLES } from './managed-schema.ts';
import { xml } from './xml.ts';

/** Registry key, below HKLM or HKCU, where Firefox looks for an extension's policy. */
const firefoxKey = (id: string) => `Software\\Policies\\Mozilla\\Firefox\\3rdparty\\Extensions\\${id}`;

/** Renders the whole policy as one line of ASCII: the value of `policyJson`, for consoles. */
export function renderText({ locked, recommended, merge }: PolicyFile): string {
  // JSON.stringify omits undefined parts.
  return asciiJson({ locked, recommended, merge });
}

/** Renders a file for `reg import`, for Firefox on Windows. */
export function renderFirefoxReg(policy: PolicyFile, id: string): string {
  const text = regText(renderText(policy));
  const key = `HKEY_LOCAL_MACHINE\\${firefoxKey(id)}`;
  return ['Windows Registry Editor Version 5.00', '', `[${key}]`, `"${TEXT_KEY}"=${text}`, ''].join('\r\n');
}

/** Quotes a text for PowerShell, which takes single-quoted text literally. */
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Renders a script for Intune (or another runner) that only sets the policy of a Chromium-based browser. */
export function renderScript(browser: WindowsBrowser, policy: PolicyFile, id: string): string {
  const key = literal(`HKLM:\\${keyOf(browser, id)}`);
  return [
    `# Sets Sealcheck's policy in ${browser === 'edge' ? 'Microsoft Edge' : 'Google Chrome'}. Run it as SYSTEM, in 64 bits.`,
    "$ErrorActionPreference = 'Stop'",
    `$key = ${key}`,
    'if (Test-Path -LiteralPath $key) { Remove-Item -LiteralPath $key -Recurse }',
    'New-Item -Path $key -Force | Out-Null',
    `Set-ItemProperty -LiteralPath $key -Name ${TEXT_KEY} -Type String -Value ${literal(renderText(policy))}`,
    '',
  ].join('\r\n');
}

/** Renders Firefox's administrative template: one setting below Mozilla's category, whose template is needed too. */
export function renderFirefoxAdmx(id: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions ${ROOT}>
  <policyNamespaces>
    <target prefix="sealcheckfirefox" namespace="Sealcheck.Policies.firefox" />
    <using prefix="Mozilla" namespace="Mozilla.Policies" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="sealcheck" displayName="$(string.sealcheck)">
      <parentCategory ref="Mozilla:Cat_Mozilla" />
    </category>
  </categories>
  <policies>
    <policy name="${TEXT_KEY}" class="Both" displayName="$(string.${TEXT_KEY})" explainText="$(string.${TEXT_KEY}_help)" key="${xml(firefoxKey(id))}" presentation="$(presentation.${TEXT_KEY})">
      <parentCategory ref="sealcheck" />
      <supportedOn ref="supported" />
      <elements>
        <text id="${TEXT_KEY}_value" valueName="${TEXT_KEY}" maxLength="16383" />
      </elements>
    </policy>
  </policies>
</policyDefinitions>
`;
}

/** Renders its English texts. */
export function renderFirefoxAdml(): string {
  const help = `${WHOLE_TITLES[TEXT_KEY]} Paste what the policy builder gives as policy-text.txt.`;
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources ${ROOT}>
  <displayName>Sealcheck</displayName>
  <description>Settings of the Sealcheck browser extension</description>
  <resources>
    <stringTable>
      <string id="sealcheck">Sealcheck</string>
      <string id="supported">Sealcheck 0.1 or later</string>
      <string id="${TEXT_KEY}">Policy</string>
      <string id="${TEXT_KEY}_help">${xml(help)}</string>
    </stringTable>
    <presentationTable>
      <presentation id="${TEXT_KEY}"><textBox refId="${TEXT_KEY}_value"><label>${TEXT_KEY} (JSON)</label></textBox></presentation>
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}
