/**
 * What the published schemas demand of our files, in our own words. On 2026-11-29 our files were also validated against
 * the schemas themselves: SARIF against sarif-2.1/schema/sarif-schema-2.1.0.json of oasis-tcs/sarif-spec with Python's
 * jsonschema; all ADMX and ADML against Microsoft's PolicyDefinitionFiles.xsd (as in
 * MichaelGrafnetter/yubikey-minidriver-admx 9a60ce5) with xmllint. We know of no licence for Microsoft's schema, so it
 * is not in our sources. If you have it, name its path in SEALCHECK_ADMX_SCHEMA to validate every template; xmllint
 * accepts the schema once each `\$` in its patterns is replaced by `$`.
 */
import { execFileSync } from 'node:child_process';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { english } from '../../utils/policy/cli/english.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { EXAMPLE } from '../../utils/policy/render/example.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import { findingsOf, renderSarif } from '../../utils/policy/render/findings.ts';
import { HARD, many, NOW } from './samples.ts';

const SCHEMA = process.env.SEALCHECK_ADMX_SCHEMA ?? '';

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number; readonly startColumn: number };
        };
      }[];
    }[];
  }[];
}

const BAD = `{ "locked": { "tips": 5, "mailActions": { "exposd": "x" }, "disabledApps": ["Gmial", "Gmial"] } }`;
const logOf = (text: string, file: string) =>
  JSON.parse(
    renderSarif(findingsOf(lintPolicy(text, NOW, { apps: ['Gmail'] }), file, english), english),
  ) as Log;

describe('SARIF 2.1.0', () => {
  it.each([['{}'], ['{'], [BAD]])('has what §3.13 to §3.30 demand (%j)', (text) => {
    const { version, runs } = logOf(text, 'policy.json');
    expect(version).toBe('2.1.0');
    const [{ tool, results } = { tool: { driver: { name: '', rules: [] } }, results: [] }] = runs;
    expect(tool.driver.name).not.toBe('');
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size, 'rules are unique').toBe(ids.length);
    expect(results.length).toBeGreaterThan(0);
    for (const { ruleId, level, message, locations } of results) {
      expect(ids).toContain(ruleId);
      expect(['none', 'note', 'warning', 'error']).toContain(level);
      expect(message.text.length).toBeGreaterThan(0);
      expect(locations).toHaveLength(1);
      const [{ physicalLocation: { region } } = { physicalLocation: { region: null } }] = locations;
      expect(region?.startLine).toBeGreaterThanOrEqual(1);
      expect(region?.startColumn).toBeGreaterThanOrEqual(1);
    }
  });

  it.each([
    ['policy.json', 'policy.json'],
    ['ou/hr #1?.json', 'ou/hr%20%231%3F.json'],
    ['C:\\policies\\größe 50%.json', 'file:///C:/policies/gr%C3%B6%C3%9Fe%2050%25.json'],
    ['/srv/policy:1.json', 'file:///srv/policy%3A1.json'],
    ['\\\\server\\share\\p.json', '//server/share/p.json'],
  ])('names the file %j as a URI', (file, uri) => {
    const [result] = logOf(BAD, file).runs[0]?.results ?? [];
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
    expect(URL.canParse(uri, 'https://a.example/')).toBe(true);
  });
});

const FILES = policyFiles(EXAMPLE, IDS);
const parse = (name: string) =>
  new new JSDOM().window.DOMParser().parseFromString(FILES.get(name) ?? '', 'application/xml');
const NAME = /^[\p{L}\p{N}_]+$/u;
const REFERENCE = /^([\p{L}\p{N}_]+:)?[\p{L}\p{N}_]+$/u;

describe.each(['chrome', 'edge', 'firefox'])('ADMX and ADML of %s, by Microsoft’s schema', (browser) => {
  const [admx, adml] = [parse(`sealcheck-${browser}.admx`), parse(`en-US/sealcheck-${browser}.adml`)];
  const tags = (element: Element | null) => [...(element?.children ?? [])].map((one) => one.localName);
  const all = (css: string) => [...admx.querySelectorAll(css)];

  it('have their parts, in their order', () => {
    expect(admx.documentElement.namespaceURI).toBe(adml.documentElement.namespaceURI);
    expect(admx.documentElement.getAttribute('revision')).toMatch(/^\d{1,4}\.\d{1,5}$/);
    const order = ['policyNamespaces', 'resources', 'supportedOn', 'categories', 'policies'];
    expect(tags(admx.documentElement)).toEqual(
      order.filter((tag) => tags(admx.documentElement).includes(tag)),
    );
    expect(tags(adml.documentElement)).toEqual(['displayName', 'description', 'resources']);
    expect(tags(adml.querySelector('resources'))).toEqual(['stringTable', 'presentationTable']);
  });

  it('have policies with what each must have, and names of letters, digits and underlines', () => {
    const order = ['parentCategory', 'supportedOn', 'enabledValue', 'disabledValue', 'elements'];
    for (const policy of all('policies > policy')) {
      expect(tags(policy)).toEqual(order.filter((tag) => tags(policy).includes(tag)));
      expect(policy.getAttribute('name')).toMatch(NAME);
      expect(['User', 'Machine', 'Both']).toContain(policy.getAttribute('class'));
      expect(policy.getAttribute('displayName')).toMatch(/^\$\(string\.[\p{L}\p{N}_]+\)$/u);
      expect(policy.getAttribute('explainText')).toMatch(/^\$\(string\.[\p{L}\p{N}_]+\)$/u);
      expect(policy.getAttribute('presentation') ?? '$(presentation.x)').toMatch(
        /^\$\(presentation\.[\p{L}\p{N}_]+\)$/u,
      );
      expect(policy.getAttribute('key')).toMatch(/^Software\\/);
    }
    for (const one of all('parentCategory, policy > supportedOn'))
      expect(one.getAttribute('ref')).toMatch(REFERENCE);
    const names = all('policies > policy').map((one) => one.getAttribute('name'));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe.runIf(SCHEMA !== '')('Microsoft’s schema itself', () => {
  const templates = [EXAMPLE, HARD, many(500)].flatMap((policy) =>
    [...policyFiles(policy, IDS)].filter(([name]) => /\.adm[lx]$/.test(name)),
  );
  const lint = (input: string) =>
    execFileSync('xmllint', ['--noout', '--schema', SCHEMA, '-'], { input, stdio: 'pipe' });

  it.each(templates)('takes %s', (_, file) => {
    expect(() => lint(file)).not.toThrow();
  });

  it('refuses a template without the class of its settings', () => {
    const file = (FILES.get('sealcheck-chrome.admx') ?? '').replaceAll(/ class="\w+"/g, '');
    expect(() => lint(file)).toThrow(/class/);
  });
});
