/** The generated files: up to date, and readable by other people's parsers. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../../utils/policy/cli/generated.ts';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { EXAMPLE, withKeys } from '../../utils/policy/render/example.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import { archiveOf } from '../../utils/policy/render/archive.ts';
import { at } from '../../utils/policy/unwrap.ts';
import { keysIn } from '../../utils/policy/render/managed-schema.ts';
import { renderReg } from '../../utils/policy/render/registry.ts';
import { DEFAULTS } from '../../utils/policy/resolve.ts';
import { MODES } from '../../utils/policy/schema.ts';
import { readPlist } from '../release/readers.ts';
import { HARD, many } from './samples.ts';

const ROOT = join(import.meta.dirname, '../..');
const FILES = policyFiles(EXAMPLE, IDS);
const text = (name: string) => FILES.get(name) ?? '';
const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('the generated files', () => {
  it.each([...generatedFiles().keys()].filter((path) => path !== 'docs/policy.md'))(
    '%s is what the schema makes (else run `npm run policy:files`)',
    (path) => {
      expect(readFileSync(join(ROOT, path), 'utf8')).toBe(generatedFiles().get(path));
    },
  );

  it('the reference names every key (else run `npm run policy:files`)', () => {
    const page = readFileSync(join(ROOT, 'docs/policy.md'), 'utf8').replaceAll(/\s+/g, ' ');
    for (const key of keysIn('locked')) expect(page).toContain(`## ${key}`);
  });

  it.each(['linux-chrome-edge-chromium.json', 'google-workspace.json', 'firefox-policies.json'])(
    '%s holds the policy without errors',
    (name) => {
      const { problems, policy } = lintPolicy(text(name), NOW);
      expect(problems).toEqual([]);
      expect(policy.values).toEqual(EXAMPLE);
    },
  );
});

describe.each([
  ['the example', EXAMPLE],
  ['texts that are hard to write', HARD],
  ['500 entries', many(500)],
  ['10,000 entries', many(10_000)],
])('property lists and JSON, with %s', (_, policy) => {
  const files = policyFiles(policy, IDS);
  it.each([
    ['linux-chrome-edge-chromium.json', ['3rdparty', 'extensions', IDS.chromium]],
    ['firefox-policies.json', ['policies', '3rdparty', 'Extensions', IDS.firefox]],
  ])('%s holds the policy', (name, path) => {
    const file: unknown = JSON.parse(files.get(name) ?? '');
    expect(path.reduce(at, file)).toEqual(withKeys(policy));
  });
  it('the Google console’s holds it', () => {
    const parts = Object.entries(JSON.parse(files.get('google-workspace.json') ?? '') as object);
    expect(Object.fromEntries(parts.map(([key, value]) => [key, at(value, 'Value')]))).toEqual(
      withKeys(policy),
    );
  });
  it('each file is in the archive as it is', () => {
    const archive = Object.entries(unzipSync(archiveOf(files)));
    expect(new Map(archive.map(([name, octets]) => [name, Buffer.from(octets).toString()]))).toEqual(
      new Map([...files].map(([name, file]) => [name, Buffer.from(file).toString()])),
    );
  });
  it.each(['com.google.Chrome', 'com.microsoft.Edge'])('%s holds the policy', (domain) => {
    expect(readPlist(files.get(`${domain}.extensions.${IDS.chromium}.plist`) ?? '')).toEqual(
      withKeys(policy),
    );
  });
  it('Firefox’ holds it under its own key', () => {
    expect(readPlist(files.get('org.mozilla.firefox.plist') ?? '')).toEqual({
      EnterprisePoliciesEnabled: true,
      '3rdparty': { Extensions: { [IDS.firefox]: withKeys(policy) } },
    });
  });
  it.each(['chrome', 'edge', 'firefox'])('the profile of %s is complete', (browser) => {
    const profile = readPlist(files.get(`${browser}.mobileconfig`) ?? '') as {
      PayloadContent: Record<string, unknown>[];
    };
    expect(profile).toMatchObject({ PayloadType: 'Configuration', PayloadVersion: 1 });
    const [settings] = profile.PayloadContent;
    expect(settings?.PayloadType).toMatch(browser === 'firefox' ? /mozilla/ : new RegExp(IDS.chromium));
    expect(settings?.PayloadUUID).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });
});

/** Reads a file as `reg import` would, using Python's ini reader and the registry's own rules for strings. */
function readReg(file: string): Record<string, unknown> {
  const script = `
import sys, json, configparser
lines = sys.stdin.read().split('\\r\\n')
assert lines[0] == 'Windows Registry Editor Version 5.00' and lines[1] == ''
parser = configparser.ConfigParser(delimiters=('=',), comment_prefixes=(';',), interpolation=None)
parser.optionxform = str
parser.read_string('\\n'.join(lines[2:]))
out = {}
for section in parser.sections():
    at = out.setdefault(section.split('\\\\')[-1], {})
    assert section.startswith('HKEY_LOCAL_MACHINE\\\\Software\\\\Policies\\\\')
    for key, raw in parser.items(section):
        if raw.startswith('dword:'): value = int(raw[6:], 16)
        elif raw.startswith('hex(1):'): value = bytes(int(x, 16) for x in raw[7:].split(',')).decode('utf-16-le')[:-1]
        else: value = raw[1:-1].replace('\\\\\\\\', '\\x00').replace('\\\\"', '"').replace('\\x00', '\\\\')
        at[key.strip('"')] = value
print(json.dumps(out))`;
  return JSON.parse(
    execFileSync('python3', ['-c', script], {
      input: file,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  ) as Record<string, unknown>;
}

describe('the .reg files', () => {
  it.each([
    ['chrome', EXAMPLE],
    ['edge', EXAMPLE],
    ['chrome', HARD],
    ['chrome', many(500)],
    ['edge', many(10_000)],
  ] as const)('%s: read back as the policy', (browser, policy) => {
    const file = renderReg(browser, policy, IDS.chromium);
    expect(file, 'ASCII only').toMatch(/^[\r\n\x20-\x7e]*$/);
    const read = readReg(file) as Record<string, Record<string, unknown>>;
    Reflect.deleteProperty(read, 'policy');
    const asJson = (value: unknown) =>
      typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
    const values = Object.fromEntries(
      Object.entries(read).map(([mode, keys]) => [
        mode,
        Object.fromEntries(
          Object.entries(keys).map(([key, value]) => [
            key,
            typeof DEFAULTS[key as keyof typeof DEFAULTS] === 'boolean' ? value === 1 : asJson(value),
          ]),
        ),
      ]),
    );
    expect(values).toEqual(policy);
  });
});

describe.each([
  ['the example', EXAMPLE],
  ['texts that are hard to write', HARD],
  ['500 entries', many(500)],
  ['10,000 entries', many(10_000)],
])('the whole policy as one text, with %s', (_, policy) => {
  const files = policyFiles(policy, IDS);
  it('is one line of ASCII, and the policy', () => {
    const line = files.get('policy-text.txt') ?? '';
    expect(line).toMatch(/^[\x20-\x7e]*$/);
    const read = lintPolicy(JSON.stringify({ policyJson: line }), NOW);
    expect(read.problems.filter(({ problem }) => problem !== 'too-many')).toEqual([]);
    expect(JSON.parse(line)).toEqual(policy);
  });
  it('is what Firefox finds in the registry', () => {
    const read = readReg(files.get('windows-firefox.reg') ?? '') as Record<string, { policyJson?: string }>;
    expect(JSON.parse(read[IDS.firefox]?.policyJson ?? '')).toEqual(policy);
  });
  it.each(['chrome', 'edge'])('is what the script for %s sets', (browser) => {
    const script = files.get(`intune-${browser}.ps1`) ?? '';
    expect(script, 'ASCII only').toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(script).toContain(`3rdparty\\extensions\\${IDS.chromium}\\policy'`);
    const [, text = ''] = /-Value '((?:[^']|'')*)'\r\n$/.exec(script) ?? [];
    expect(JSON.parse(text.replaceAll("''", "'"))).toEqual(policy);
  });
});

describe('the administrative template of Firefox', () => {
  const parse = (name: string) =>
    new new JSDOM().window.DOMParser().parseFromString(text(name), 'application/xml');
  const [admx, adml] = [parse('sealcheck-firefox.admx'), parse('en-US/sealcheck-firefox.adml')];
  const ids = (document: Document, css: string, name: string) =>
    [...document.querySelectorAll(css)].map((one) => one.getAttribute(name));

  it('sets the one text where Firefox reads it, below Mozilla’s category', () => {
    const key = `Software\\Policies\\Mozilla\\Firefox\\3rdparty\\Extensions\\${IDS.firefox}`;
    expect(ids(admx, 'policy', 'key')).toEqual([key]);
    expect(ids(admx, 'text', 'valueName')).toEqual(['policyJson']);
    expect(ids(admx, 'category > parentCategory', 'ref')).toEqual(['Mozilla:Cat_Mozilla']);
    expect(ids(admx, 'using', 'namespace')).toEqual(['Mozilla.Policies']);
  });
  it('asks for texts and a control that are there', () => {
    const strings = ids(adml, 'string', 'id');
    const wanted = [...text('sealcheck-firefox.admx').matchAll(/\$\(string\.([^)]+)\)/g)].map(([, id]) => id);
    expect(wanted.filter((id) => !strings.includes(id ?? ''))).toEqual([]);
    expect(ids(adml, '[refId]', 'refId')).toEqual(ids(admx, 'elements > *', 'id'));
  });
});

describe.each(['chrome', 'edge'])('the administrative template of %s', (browser) => {
  const parse = (name: string) =>
    new new JSDOM().window.DOMParser().parseFromString(text(name), 'application/xml');
  const admx = parse(`sealcheck-${browser}.admx`);
  const adml = parse(`en-US/sealcheck-${browser}.adml`);
  const all = (document: Document, css: string) => [...document.querySelectorAll(css)];

  it('is well-formed XML', () => {
    expect(all(admx, 'parsererror')).toEqual([]);
    expect(all(adml, 'parsererror')).toEqual([]);
  });
  it('has a policy for every key in every mode', () => {
    const names = all(admx, 'policy').map((policy) => policy.getAttribute('name'));
    expect(names.splice(0, 2)).toEqual(['keys', 'policyJson']);
    expect(names).toEqual(MODES.flatMap((mode) => keysIn(mode).map((key) => `${mode}_${key}`)));
  });
  it('asks for texts and presentations that are there, and each element has its control', () => {
    const strings = new Set(all(adml, 'string').map((one) => one.getAttribute('id')));
    const wanted = [...text(`sealcheck-${browser}.admx`).matchAll(/\$\(string\.([^)]+)\)/g)].map(
      ([, id]) => id,
    );
    expect(wanted.filter((id) => !strings.has(id ?? ''))).toEqual([]);
    const elements = all(admx, 'elements > *').map((one) => one.getAttribute('id'));
    const controls = all(adml, '[refId]').map((one) => one.getAttribute('refId'));
    expect(controls).toEqual(elements);
    expect(new Set(elements).size).toBe(elements.length);
  });
});
