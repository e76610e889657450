/** Broken policy files: each fault is reported with its place, what is wrong, and what to write instead. */
import { describe, expect, it } from 'vitest';
import { english } from '../../utils/policy/cli/english.ts';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { isSuffix } from '../../utils/policy/cli/suffixes.ts';
import { APPS, ALTERNATIVE_IDS } from '../../utils/policy/known-names.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { findingsOf, renderFinding } from '../../utils/policy/render/findings.ts';

const NOW = Date.UTC(2026, 10, 29);
const OTHER = 'cjpalhdlnbpafiamejdnhcphjbkeiagm';
const said = (file: string | Uint8Array, ids: Parameters<typeof lintPolicy>[2] = { ids: IDS }) =>
  findingsOf(
    lintPolicy(file, NOW, { apps: APPS, alternatives: ALTERNATIVE_IDS, isSuffix, ...ids }),
    'p',
    english,
  ).map(renderFinding);

const json = (value: unknown) => JSON.stringify(value, null, 1);
const chromium = (extensions: object) => json({ '3rdparty': { extensions } });
const firefox = (Extensions: object) => json({ policies: { '3rdparty': { Extensions } } });
const locked = (part: object) => json({ locked: part });
const exception = (changes: object) =>
  locked({ exceptions: [{ kind: 'domain', value: 'fax.a.example', reason: 'contract', ...changes }] });
const mail = { channel: 'mail', actions: { exposed: 'block' } };
const stricter = (when: unknown, more = {}) => locked({ actionsWhen: [{ ...mail, when, ...more }] });
const TIPS = { locked: { tips: false } };

describe('what is around a policy', () => {
  it.each<[string, string, RegExp]>([
    ['another extension’s id', chromium({ [OTHER]: TIPS }), /^p:4:\d+: .*Chromium the ID .* "njpf/],
    ['Firefox’ id in Chromium’s file', chromium({ [IDS.firefox]: TIPS }), /isn’t read by any browser.*"njpf/],
    ['Chromium’s id in Firefox’ file', firefox({ [IDS.chromium]: TIPS }), /Firefox the ID .*"sealcheck@/],
    ['an id with a sign less', firefox({ 'sealchek@sealcheck.example': TIPS }), /"sealcheck@sealcheck/],
    [
      'another extension beside',
      chromium({ [OTHER]: { on: true }, [IDS.chromium]: { locked: { tips: 5 } } }),
      /^p:9:\d+: error: locked.tips .* without quotes/,
    ],
    ['3rdparty in another case', json({ '3rdParty': { extensions: { x: TIPS } } }), /Write "3rdparty"/],
    ['3rdparty in words', json({ thirdparty: { extensions: {} } }), /Write { "3rdparty": { "extensions"/],
    ['3rdparty without extensions', json({ '3rdparty': { [IDS.chromium]: TIPS } }), /"extensions": {/],
    ['Firefox’ without policies', json({ '3rdparty': { Extensions: { x: TIPS } } }), /Write "extensions"/],
    ['a browser’s own policy', json({ ExtensionSettings: {} }), /own policy isn’t checked here/],
    ['the console’s in another case', json({ locked: { value: { tips: false } } }), /Write "Value"/],
    ['a native manifest of another', json({ type: 'storage', name: 'x', data: TIPS }), /"sealcheck@seal/],
    ['a registry file', '[HKEY_LOCAL_MACHINE\\Software]\r\n', /registry file\. Check the JSON/],
    ['a plist', '<?xml version="1.0"?>\n<plist/>', /XML\. Check the JSON/],
    ['YAML', 'locked:\n  tips: true\n', /Write JSON: { "locked"/],
    ['two files in one', `${locked({})}\n${locked({})}`, /^p:4:1: .*Remove it/],
    ['the same id twice', `{"3rdparty":{"extensions":{"${OTHER}":{},"${OTHER}":{}}}}`, /is there twice/],
  ])('%s', (_, file, wanted) => {
    expect(said(file).join('\n')).toMatch(wanted);
  });
  it('an id that nobody here knows is taken where it may be one, and where it is given', () => {
    const file = chromium({ [OTHER]: TIPS });
    expect(said(file, { ids: { ...IDS, chromium: null } })).toEqual([]);
    expect(said(file, { ids: { ...IDS, chromium: OTHER } })).toEqual([]);
    expect(said(chromium({ x: TIPS }), { ids: { ...IDS, chromium: null } }).join()).toMatch(/32 letters/);
  });
});

describe('what is no JSON', () => {
  const octets = (text: string, pick: (code: number) => number[]) =>
    Uint8Array.from(Array.from(text, (sign) => pick(sign.charCodeAt(0))).flat());
  it.each<[string, string | Uint8Array, RegExp]>([
    ['UTF-16, the high octet first', octets(`\uFEFF${json(TIPS)}`, (c) => [c >> 8, c & 255]), /as UTF-8/],
    ['UTF-16 without a mark', octets(json(TIPS), (c) => [c, 0]), /as UTF-8/],
    ['Latin 1', octets('{"locked":{"policyName":"Büro"}}', (c) => [c]), /no UTF-8.*Save the file as UTF-8/],
    [
      'a mark of UTF-8',
      `\uFEFF${locked({ tips: 'x' })}`,
      /byte order mark\. Save[^]*3:\d+: error: locked.tips/,
    ],
    ['a block comment', '{\n /* a */ "locked": {} }', /^p:2:2: .*no comments/],
    ['a comma too many', '{ "locked": { "groups": ["hr",] } }', /^p:1:\d+: .*comma too many/],
    ['a comma missing', '{ "locked": {\n "tips": true\n "groups": [] } }', /^p:3:2: .*comma missing/],
    ['signs of a word processor', '{ “locked”: {} }', /straight double quotes/],
    ['Python', '{ "locked": { "tips": True } }', /true, false, null/],
    ['a file that ends', '{ "locked": {', /bracket open/],
    ['nothing', '', /The file is empty/],
    ['a list', '[]', /Write { … }/],
  ])('%s', (_, file, wanted) => {
    expect(said(file).join('\n')).toMatch(wanted);
  });
});

describe('a value', () => {
  it.each<[string, string, RegExp]>([
    ['a number that is endless', '{"locked":{"journalDays":1e400}}', /from 0 to 365/],
    ['a number as large as that', '{"locked":{"justificationMinimum":99999999999999999999}}', /1 to 500/],
    ['half a stage', locked({ consentStage: 2.5 }), /whole number from 0 to 4/],
    ['yes', locked({ keepDecisions: 'yes' }), /true or false, without quotes/],
    ['a list for a text', locked({ requestUrl: ['mailto:a@b.example'] }), /Write one address/],
    ['a text for a list', locked({ disabledApps: 'Gmail,Outlook' }), /Write a list/],
    ['nothing for a level', locked({ mailActions: { exposed: null } }), /^p:4:\d+: .*one of off, observe/],
    ['a level in another case', locked({ mailActions: { Exposed: 'block' } }), /Did you mean exposed/],
    ['nothing for an entry', locked({ exceptions: [null] }), /Write an entry such as {"kind"/],
    ['a host without its app', locked({ extraHosts: [{ host: 'm.a.example' }] }), /such as .*"Roundcube"/],
    ['an unknown setting', locked({ stampColour: 'red' }), /stampColour isn’t a setting. Remove it/],
    ['a sign alone', locked({ encryptTrigger: '[secure]' }), /Write a list/],
    ['a part cut short', json({ lock: { tips: true } }), /Did you mean locked/],
    ['a field cut short', locked({ texts: [{ lang: 'de' }] }), /Did you mean language/],
    ['policyJson as an object', json({ policyJson: TIPS }), /as one JSON text/],
    ['policyJson in another case', json({ policyJSON: '{}' }), /Did you mean policyJson/],
    ['policyJson with a comma', json({ policyJson: '{"locked":{"tips":false,}}' }), /1:25: .*comma too many/],
    ['policyJson and parts', json({ policyJson: '{}', ...TIPS }), /locked doesn’t count beside policyJson/],
    ['a place that is none', locked({ requestUrl: 'https://a.example/{nummer}' }), /mean {number}/],
    ['a key with a filler', locked({ grantKeys: [`${'A'.repeat(43)}=`] }), /43 characters/],
  ])('%s', (_, file, wanted) => {
    expect(said(file).join('\n')).toMatch(wanted);
  });
});

describe('an exception', () => {
  it.each<[string, object, RegExp]>([
    ['a wildcard', { value: '*.fax.a.example' }, /Write fax\.a\.example\. Everything below/],
    ['a wildcard inside', { value: 'fax.*.example' }, /Write a domain or host/],
    [
      'of everybody at a domain',
      { kind: 'recipient', value: '*@a.example' },
      /"kind": "domain", "value": "a\.ex/,
    ],
    [
      'of no one at a domain',
      { kind: 'recipient', value: '@a.example' },
      /"kind": "domain", "value": "a\.ex/,
    ],
    ['a suffix of many', { value: 'github.io' }, /public suffix.*whole domain/],
    ['a suffix of a country', { value: 'co.uk' }, /whole domain that you mean/],
    ['two dots', { value: 'bücher..example' }, /Write a domain or host/],
    ['an address', { value: 'https://fax.a.example/x' }, /Write fax\.a\.example/],
    ['a network', { value: '10.0.0.0/8' }, /one address: 10\.0\.0\.0\. Networks/],
    ['a reason of blanks', { reason: '  ' }, /Write the reason/],
    ['a day that is none', { until: '2027-02-30' }, /2027-06-30, or the last minute/],
    ['a minute of a zone', { until: '2027-06-30T17:00+02:00' }, /\(UTC\) as 2027-06-30T17:00Z/],
    ['an end that is over', { until: '2024-06-30' }, /has expired/],
    ['a condition without an end', { when: { group: ['hr'] } }, /Add until/],
    ['a kind in another case', { kind: 'Domain' }, /one of recipient, domain/],
  ])('%s', (_, changes, wanted) => {
    expect(said(exception(changes)).join('\n')).toMatch(wanted);
  });
});

describe('a condition', () => {
  it.each<[string, string, RegExp]>([
    ['of no time', stricter({ from: '18:00', to: '18:00' }), /two different times/],
    ['of one hour', stricter({ from: '18:00' }), /both from and to/],
    ['of no hour', stricter({ from: '25:00', to: '8' }), /time of day as 08:30/],
    ['of a whole word', stricter({ days: ['monday'] }), /a list of .*mon/],
    ['of nothing', stricter({}), /Write { "group": \["hr"\] }/],
    [
      'of a sender that forms have not',
      stricter({ sender: ['a.example'] }, { channel: 'form' }),
      /only mail has/,
    ],
    ['of a key that is none', stricter({ grup: ['hr'] }), /Did you mean group/],
  ])('%s', (_, file, wanted) => {
    expect(said(file).join('\n')).toMatch(wanted);
  });
  const groups = (set: string[], named: string) =>
    said(locked({ groups: set, actionsWhen: [{ ...mail, when: { group: [named] } }] })).join();
  it('of a group that is most likely another', () => {
    expect(groups(['berlin', 'sales'], 'salse')).toMatch(
      /^p:\d+:\d+: warning: .*when\.group\.0 .*mean sales/,
    );
    for (const [set, named] of [
      [['sales'], 'sales'],
      [['hr'], 'it'],
      [['site-1'], 'site-2'],
      [[], 'sales'],
    ] as const)
      expect(groups([...set], named)).toBe('');
  });
  it('that is broken is not told as a second one of another that is', () => {
    const broken = { ...mail, when: { days: ['monday'] } };
    expect(said(locked({ actionsWhen: [broken, broken] })).join()).not.toMatch(/same as an entry/);
  });
});
