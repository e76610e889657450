/** The formats for Windows: a .reg file, and an administrative template with its texts. */
import { ACTIONS, LEVELS } from '../../core/model.ts';
import { REFERENCE } from '../reference.ts';
import { meaningOf } from '../reference-texts.ts';
import { isActions, MODES, type Key, type Mode } from '../schema.ts';
import type { PolicyFile } from './example.ts';
import { KEYS_KEY } from '../sentinel.ts';
import { keysIn, MODE_TITLES, WHOLE_TITLES } from './managed-schema.ts';
import { xml } from './xml.ts';

export type WindowsBrowser = 'chrome' | 'edge';

/** Registry path of a browser's policies, below HKLM or HKCU. */
export const HIVE: Readonly<Record<WindowsBrowser, string>> = {
  chrome: 'Software\\Policies\\Google\\Chrome',
  edge: 'Software\\Policies\\Microsoft\\Edge',
};

/** Returns the registry key, below HKLM or HKCU, where a browser looks for an extension's policy. */
export function keyOf(browser: WindowsBrowser, id: string): string {
  return `${HIVE[browser]}\\3rdparty\\extensions\\${id}\\policy`;
}

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Quotes a text for a .reg file; one with non-ASCII characters is written as UTF-16 octets (`hex(1)` is REG_SZ). */
export function regText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return quoted(text);
  const units = Uint16Array.from({ length: text.length + 1 }, (_, at) => text.charCodeAt(at));
  const octets = [...units].flatMap((unit) => [unit & 255, unit >> 8]);
  return `hex(1):${octets.map((octet) => octet.toString(16).padStart(2, '0')).join(',')}`;
}

/** Serialises as JSON with ASCII characters only. */
export const asciiJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Renders a value. Lists and tables become one JSON text: Chromium reads that too, and it can be pasted. */
function regValue(value: unknown): string {
  if (typeof value === 'boolean') return `dword:0000000${value ? 1 : 0}`;
  if (typeof value === 'number') return `dword:${value.toString(16).padStart(8, '0')}`;
  return typeof value === 'string' ? regText(value) : quoted(asciiJson(value));
}

/** Renders a file for `reg import`. Windows expects CRLF; without a byte order mark the file may contain only ASCII. */
export function renderReg(browser: WindowsBrowser, policy: PolicyFile, id: string): string {
  const base = `HKEY_LOCAL_MACHINE\\${keyOf(browser, id)}`;
  const sections = [
    ...(policy.keys === undefined ? [] : [`[${base}]`, `"${KEYS_KEY}"=${regText(policy.keys)}`, '']),
    ...MODES.flatMap((mode) => {
      const values = Object.entries(policy[mode] ?? {});
      if (values.length === 0) return [];
      const lines = values.map(([key, value]) => `${quoted(key)}=${regValue(value)}`);
      return [`[${base}\\${mode}]`, ...lines, ''];
    }),
  ];
  return ['Windows Registry Editor Version 5.00', '', ...sections].join('\r\n');
}

const idOf = (mode: Mode, key: Key) => `${mode}_${key}`;

function elements(mode: Mode, key: Key, registry: string): string[] {
  const name = idOf(mode, key);
  const value = REFERENCE[key].example;
  if (isActions(key)) {
    return LEVELS.map((level) => {
      const items = ACTIONS.map(
        (action) =>
          `<item displayName="$(string.action_${action})"><value><string>${action}</string></value></item>`,
      );
      return `<enum id="${name}_${level}" key="${xml(registry)}\\${key}" valueName="${level}">${items.join('')}</enum>`;
    });
  }
  if (typeof value === 'number')
    return [`<decimal id="${name}_value" valueName="${key}" minValue="0" maxValue="1000" />`];
  return [`<text id="${name}_value" valueName="${key}" maxLength="16383" />`];
}

function policyElement(mode: Mode, key: Key, base: string): string {
  const name = idOf(mode, key);
  const registry = `${base}\\${mode}`;
  const isSwitch = typeof REFERENCE[key].example === 'boolean';
  const head = `<policy name="${name}" class="Both" displayName="$(string.${name})" explainText="$(string.${name}_help)" key="${xml(registry)}"`;
  const place = `<parentCategory ref="${mode}" /><supportedOn ref="supported" />`;
  if (isSwitch) {
    const values =
      '<enabledValue><decimal value="1" /></enabledValue><disabledValue><decimal value="0" /></disabledValue>';
    return `    ${head} valueName="${key}">${place}${values}</policy>`;
  }
  const inner = elements(mode, key, registry).join('\n        ');
  return `    ${head} presentation="$(presentation.${name})">${place}
      <elements>
        ${inner}
      </elements>
    </policy>`;
}

/** The texts that can be set beside the three parts. */
const WHOLE = Object.entries(WHOLE_TITLES);

const wholeElement = (name: string, base: string) =>
  `    <policy name="${name}" class="Both" displayName="$(string.${name})" explainText="$(string.${name}_help)" key="${xml(base)}" presentation="$(presentation.${name})"><parentCategory ref="sealcheck" /><supportedOn ref="supported" /><elements><text id="${name}_value" valueName="${name}" maxLength="16383" /></elements></policy>`;

const SCHEMA = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
/** Attributes of the root element of both files of a template. */
export const ROOT = `xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="${SCHEMA}"`;
const ALL = MODES.flatMap((mode) => keysIn(mode).map((key) => [mode, key] as const));

/** Renders the administrative template of one browser. */
export function renderAdmx(browser: WindowsBrowser, id: string): string {
  const categories = MODES.map(
    (mode) =>
      `    <category name="${mode}" displayName="$(string.${mode})"><parentCategory ref="sealcheck" /></category>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions ${ROOT}>
  <policyNamespaces>
    <target prefix="sealcheck${browser}" namespace="Sealcheck.Policies.${browser}" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="sealcheck" displayName="$(string.sealcheck)" />
${categories.join('\n')}
  </categories>
  <policies>
${[
  ...WHOLE.map(([name]) => wholeElement(name, keyOf(browser, id))),
  ...ALL.map(([mode, key]) => policyElement(mode, key, keyOf(browser, id))),
].join('\n')}
  </policies>
</policyDefinitions>
`;
}

function presentation(mode: Mode, key: Key): string[] {
  const name = idOf(mode, key);
  const value = REFERENCE[key].example;
  if (typeof value === 'boolean') return [];
  const controls = isActions(key)
    ? LEVELS.map((level) => `<dropdownList refId="${name}_${level}" noSort="true">${level}</dropdownList>`)
    : typeof value === 'number'
      ? [`<decimalTextBox refId="${name}_value">${key}</decimalTextBox>`]
      : [
          `<textBox refId="${name}_value"><label>${key}${typeof value === 'string' ? '' : ' (JSON)'}</label></textBox>`,
        ];
  return [`      <presentation id="${name}">${controls.join('')}</presentation>`];
}

/** Renders the template's English texts. */
export function renderAdml(browser: WindowsBrowser): string {
  const texts: [string, string][] = [
    ['sealcheck', `Sealcheck (${browser === 'chrome' ? 'Google Chrome' : 'Microsoft Edge'})`],
    ['supported', 'Sealcheck 0.1 or later'],
    ...MODES.map((mode): [string, string] => [mode, MODE_TITLES[mode]]),
    ...ACTIONS.map((action): [string, string] => [`action_${action}`, action]),
    ...WHOLE.flatMap(([name, title]): [string, string][] => [
      [name, name],
      [`${name}_help`, title],
    ]),
    ...ALL.flatMap(([mode, key]): [string, string][] => {
      const { title, seen, example } = REFERENCE[key];
      const help = `${meaningOf(key)}\n\nThe person sees: ${seen}\n\nExample: ${JSON.stringify(example)}`;
      return [
        [idOf(mode, key), title],
        [`${idOf(mode, key)}_help`, help],
      ];
    }),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources ${ROOT}>
  <displayName>Sealcheck</displayName>
  <description>Settings of the Sealcheck browser extension</description>
  <resources>
    <stringTable>
${texts.map(([name, text]) => `      <string id="${name}">${xml(text)}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${[
  ...WHOLE.map(
    ([name]) =>
      `      <presentation id="${name}"><textBox refId="${name}_value"><label>${name}</label></textBox></presentation>`,
  ),
  ...ALL.flatMap(([mode, key]) => presentation(mode, key)),
].join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}
