/** What a release contains and for whom: ids, keys, URLs, and files that other people's parsers can read. */
import { createHash } from 'node:crypto';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FIREFOX_ID } from '../../utils/core/ids.ts';
import { manifest, withFallback } from '../../utils/build/manifest.ts';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { EXAMPLE_BASE_URL, release, type Material } from '../../utils/release/release.ts';
import { throwAwayKey } from '../../utils/release/signing-key.ts';
import { readCrx, readPlist, readReg, readZip } from './readers.ts';

const KEY = throwAwayKey();
const BASE = 'https://ext.corp.example/a%20b/';
const entry = (text: string) => ({ bytes: Buffer.from(text) });

/** Returns a built folder, as small as possible. */
function built(browser: 'chrome' | 'firefox') {
  const made = {
    ...manifest(browser),
    version: '1.2.3',
    background: withFallback({ service_worker: 'b.js' }),
  };
  return new Map([
    ['manifest.json', entry(JSON.stringify(made))],
    ['b.js', entry('0')],
    ['policy/managed-schema.json', entry('{}')],
  ]);
}
const MATERIAL: Material = {
  chromium: built('chrome'),
  firefox: built('firefox'),
  sources: new Map([['a.ts', entry('1')]]),
  sbom: '{}',
  probe: { code: '', licences: '', manual: '' },
  key: KEY,
  baseUrl: BASE,
};

type Files = ReadonlyMap<string, Uint8Array>;
const FILES = await release(MATERIAL);
const THROWN_AWAY = await release({ ...MATERIAL, baseUrl: null });
const bytes = (files: Files, path: string) => Buffer.from(files.get(path) ?? []);
const text = (path: string, files = FILES) => bytes(files, path).toString('utf8');

type Package = '.crx' | '-chromium-store.zip' | '.xpi';
const unpacked = new Map<Uint8Array, ReadonlyMap<string, string>>();

/** Returns a package's contents, by path. */
function contents(files: Files, which: Package): ReadonlyMap<string, string> {
  const raw = files.get(`sealcheck-1.2.3${which}`) ?? new Uint8Array();
  const known = unpacked.get(raw);
  if (known) return known;
  const archive = which === '.crx' ? readCrx(Buffer.from(raw)).zip : raw;
  const read = new Map(readZip(archive).map((one) => [one.path, one.bytes.toString('utf8')]));
  unpacked.set(raw, read);
  return read;
}
const manifestIn = (files: Files, which: Package) =>
  JSON.parse(contents(files, which).get('manifest.json') ?? '') as Record<string, unknown>;
const policyIdIn = (files: Files) => {
  const policy = JSON.parse(text('policy/linux-chrome-edge-chromium.json', files)) as {
    '3rdparty': { extensions: object };
  };
  return Object.keys(policy['3rdparty'].extensions);
};

// Each file is read in a Python process of its own: slow on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
beforeAll(() => {
  for (const files of [FILES, THROWN_AWAY])
    for (const which of ['.crx', '-chromium-store.zip', '.xpi'] as const) contents(files, which);
}, 60_000);

describe('the CRX', () => {
  it('has the signing key’s public half, and the policy files beside it have its id', () => {
    expect(manifestIn(FILES, '.crx').key).toBe(KEY.publicKey);
    expect(policyIdIn(FILES)).toEqual([KEY.id]);
    const names = [...FILES.keys()].filter((path) => path.endsWith('.plist'));
    expect(names).toHaveLength(3);
    expect(names.filter((path) => path.includes(IDS.chromium))).toEqual([]);
    expect([...contents(FILES, '.crx').keys()].sort()).toEqual([...MATERIAL.chromium.keys()].sort());
  });
  it('asks the organisation’s server for updates, or nobody', () => {
    expect(manifestIn(FILES, '.crx').update_url).toBe(`${BASE}updates.xml`);
    expect(manifestIn(THROWN_AWAY, '.crx')).not.toHaveProperty('update_url');
  });
});

describe('the archive for Chromium’s stores', () => {
  it('has neither key nor address for updates: stores refuse them', () => {
    for (const files of [FILES, THROWN_AWAY]) {
      expect(manifestIn(files, '-chromium-store.zip')).not.toHaveProperty('key');
      expect(manifestIn(files, '-chromium-store.zip')).not.toHaveProperty('update_url');
    }
  });
});

describe('the XPI', () => {
  const gecko = (files: Files) =>
    (manifestIn(files, '.xpi').browser_specific_settings as { gecko: Record<string, unknown> }).gecko;
  it('keeps its id and its consent, and asks the organisation’s server for updates, or Mozilla', () => {
    expect(gecko(FILES)).toMatchObject({ id: FIREFOX_ID, update_url: `${BASE}updates.json` });
    expect(gecko(FILES)).toHaveProperty('data_collection_permissions');
    expect(gecko(THROWN_AWAY)).not.toHaveProperty('update_url');
  });
});

describe('a throw-away key', () => {
  it('is in no package but its own, so that the others are the same each time', async () => {
    const other = throwAwayKey();
    const again = await release({ ...MATERIAL, baseUrl: null, key: other });
    for (const end of ['.xpi', '-chromium-store.zip', '-sources.zip'])
      expect(bytes(again, `sealcheck-1.2.3${end}`)).toEqual(bytes(THROWN_AWAY, `sealcheck-1.2.3${end}`));
    expect(text('updates.xml', again)).toContain(other.id);
  });
});

describe('the update manifests', () => {
  it('Chromium’s is Omaha’s answer: id, address, version, oldest browser', () => {
    const page = new new JSDOM().window.DOMParser().parseFromString(text('updates.xml'), 'application/xml');
    const [app] = page.getElementsByTagNameNS('http://www.google.com/update2/response', 'app');
    const check = app?.firstElementChild;
    expect(page.documentElement.localName).toBe('gupdate');
    expect(page.documentElement.getAttribute('protocol')).toBe('2.0');
    expect(app?.getAttribute('appid')).toBe(KEY.id);
    expect(check?.localName).toBe('updatecheck');
    expect(check?.getAttribute('codebase')).toBe(`${BASE}sealcheck-1.2.3.crx`);
    expect(check?.getAttribute('version')).toBe('1.2.3');
    expect(check?.getAttribute('prodversionmin')).toBe(manifest('chrome').minimum_chrome_version);
  });
  it('Firefox’ names the package and the oldest browser', () => {
    const applications = { gecko: { strict_min_version: '140.0' } };
    const update = { version: '1.2.3', update_link: `${BASE}sealcheck-1.2.3.xpi`, applications };
    expect(JSON.parse(text('updates.json'))).toEqual({ addons: { [FIREFOX_ID]: { updates: [update] } } });
  });
  it('name an example where no server is known', () => {
    expect(text('updates.xml', THROWN_AWAY)).toContain(`"${EXAMPLE_BASE_URL}sealcheck-1.2.3.crx"`);
  });
});

describe('the files that install it', () => {
  const forced = { installation_mode: 'force_installed' };
  const chromium = {
    ExtensionSettings: {
      [KEY.id]: { ...forced, update_url: `${BASE}updates.xml`, override_update_url: true },
    },
  };
  const firefox = {
    ExtensionSettings: { [FIREFOX_ID]: { ...forced, install_url: `${BASE}sealcheck-1.2.3.xpi` } },
  };
  it('for Linux', () => {
    expect(JSON.parse(text('install/linux-chrome-edge-chromium.json'))).toEqual(chromium);
    expect(JSON.parse(text('install/firefox-policies.json'))).toEqual({ policies: firefox });
  });
  it.each([
    ['chrome', 'Google\\Chrome'],
    ['edge', 'Microsoft\\Edge'],
  ])('for Windows: %s', (browser, hive) => {
    expect(readReg(text(`install/windows-${browser}.reg`))).toEqual({
      [`HKEY_LOCAL_MACHINE\\Software\\Policies\\${hive}\\ExtensionSettings\\${KEY.id}`]: {
        '"installation_mode"': '"force_installed"',
        '"update_url"': `"${BASE}updates.xml"`,
        '"override_update_url"': 'dword:00000001',
      },
    });
  });
  it.each([
    ['chrome', 'com.google.Chrome', chromium],
    ['edge', 'com.microsoft.Edge', chromium],
    ['firefox', 'org.mozilla.firefox', { EnterprisePoliciesEnabled: true, ...firefox }],
  ])('for macOS: %s', (browser, domain, values) => {
    const profile = readPlist(text(`install/${browser}.mobileconfig`)) as {
      PayloadUUID: string;
      PayloadContent: [Record<string, unknown>];
    };
    const settings = readPlist(text(`policy/${browser}.mobileconfig`)) as typeof profile;
    expect(profile).toMatchObject({ PayloadType: 'Configuration', PayloadVersion: 1 });
    expect(profile.PayloadContent[0]).toMatchObject({ PayloadType: domain, ...values });
    const uuids = [profile, settings].flatMap((one) => [one.PayloadUUID, one.PayloadContent[0].PayloadUUID]);
    expect(new Set(uuids).size, 'each has an identifier of its own').toBe(4);
  });
});

describe('SHA256SUMS', () => {
  it('has the sum of every other file', () => {
    const lines = text('SHA256SUMS').trimEnd().split('\n');
    const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
    const others = [...FILES.keys()].filter((path) => path !== 'SHA256SUMS');
    expect([...sums.keys()]).toEqual(others);
    for (const path of others)
      expect(sums.get(path)).toBe(createHash('sha256').update(bytes(FILES, path)).digest('hex'));
  });
});
