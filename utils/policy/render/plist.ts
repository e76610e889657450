/** Property lists for macOS: preferences of Chrome, Edge and Firefox, bare and as configuration profiles. */
import type { PolicyFile } from './example.ts';
import { xml } from './xml.ts';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

function element(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  if (typeof value === 'boolean') return `${indent}<${value ? 'true' : 'false'}/>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'string') return `${indent}<string>${xml(value)}</string>`;
  if (Array.isArray(value)) {
    const items = value.map((one) => element(one, deeper));
    return items.length === 0
      ? `${indent}<array/>`
      : [`${indent}<array>`, ...items, `${indent}</array>`].join('\n');
  }
  const entries = Object.entries(value as Record<string, unknown>).flatMap(([key, one]) => [
    `${deeper}<key>${xml(key)}</key>`,
    element(one, deeper),
  ]);
  return entries.length === 0
    ? `${indent}<dict/>`
    : [`${indent}<dict>`, ...entries, `${indent}</dict>`].join('\n');
}

const document = (value: unknown) => `${HEAD}${element(value, '')}\n</plist>\n`;

export type MacBrowser = 'chrome' | 'edge' | 'firefox';

/** Preference domain of a browser's extension policy. */
const DOMAIN: Readonly<Record<MacBrowser, (id: string) => string>> = {
  chrome: (id) => `com.google.Chrome.extensions.${id}`,
  edge: (id) => `com.microsoft.Edge.extensions.${id}`,
  firefox: () => 'org.mozilla.firefox',
};

function valuesFor(browser: MacBrowser, policy: PolicyFile, id: string): unknown {
  if (browser !== 'firefox') return policy;
  return { EnterprisePoliciesEnabled: true, '3rdparty': { Extensions: { [id]: policy } } };
}

/** Renders the bare list, which Jamf takes as "external application" or custom settings for the domain in its name. */
export function renderPlist(browser: MacBrowser, policy: PolicyFile, id: string): string {
  return document(valuesFor(browser, policy, id));
}

/** The contents of a configuration profile. */
export interface Profile {
  readonly browser: MacBrowser;
  readonly purpose: 'settings' | 'installation';
  /** The preference domain in which it sets them. */
  readonly domain: string;
  readonly values: object;
}

/** Last digits of a profile's two UUIDs. */
const FIGURES: Readonly<Record<Profile['purpose'], readonly [number, number]>> = {
  settings: [1, 2],
  installation: [3, 4],
};

/** Renders a configuration profile. Its identifiers are fixed, so that a new one replaces the old. */
export function renderProfile({ browser, purpose, domain, values }: Profile): string {
  const [inner, outer] = FIGURES[purpose];
  const uuid = (last: number) => `5EA1C4EC-0000-4000-8000-${browser.length}0000000000${last}`;
  const common = { PayloadVersion: 1, PayloadOrganization: 'Your organisation' };
  const isSettings = purpose === 'settings';
  return document({
    PayloadContent: [
      {
        ...values,
        PayloadType: domain,
        PayloadIdentifier: `sealcheck.${browser}.${purpose}`,
        PayloadUUID: uuid(inner),
        PayloadDisplayName: 'Sealcheck',
        PayloadEnabled: true,
        ...common,
      },
    ],
    PayloadType: 'Configuration',
    PayloadIdentifier: isSettings ? `sealcheck.${browser}` : `sealcheck.${browser}.installed`,
    PayloadUUID: uuid(outer),
    PayloadDisplayName: `Sealcheck ${isSettings ? 'in' : 'installed in'} ${browser}`,
    PayloadScope: 'System',
    PayloadRemovalDisallowed: true,
    ...common,
  });
}

/** Renders the profile that installs a policy. */
export function renderMobileconfig(browser: MacBrowser, policy: PolicyFile, id: string): string {
  const values = valuesFor(browser, policy, id) as object;
  return renderProfile({ browser, purpose: 'settings', domain: DOMAIN[browser](id), values });
}
