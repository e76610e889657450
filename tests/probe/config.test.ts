/** The probe's settings: where they come from, which takes precedence, and that it does not start half protected. */
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCall, renderUsage, SETTINGS } from '../../utils/probe/config.ts';
import { parseResolver } from '../../utils/probe/dns/resolver.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-probe-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const configOf = (args: readonly string[], env: Record<string, string> = {}) =>
  readCall(['--name', 'probe.city-office.org', ...args], env).config();

describe('settings', () => {
  it('flags win over the environment, the environment over the file', () => {
    const path = file(
      'a.json',
      JSON.stringify({ cache: 'file', 'per-minute': 7, resolver: '127.0.0.53', from: ['203.0.113.9'] }),
    );
    const env = {
      SEALCHECK_PROBE_CONFIG: path,
      SEALCHECK_PROBE_CACHE: 'environment',
      SEALCHECK_PROBE_REFUSE: '198.51.100.0/24 203.0.113.0/24',
    };
    const config = configOf(['--per-minute', '9'], env);
    expect(config).toMatchObject({ cache: 'environment', quota: { perMinute: 9 }, resolver: '127.0.0.53' });
    expect(config.from).toEqual(['203.0.113.9']);
    expect(config.refuse).toEqual(['198.51.100.0/24', '203.0.113.0/24']);
  });

  it('only this machine may ask without a token', () => {
    expect(configOf([])).toMatchObject({ isOpen: true, tls: null });
    expect(configOf([], { SEALCHECK_PROBE_TOKEN: 'x' }).isOpen).toBe(false);
  });

  const cert = file('cert.pem', 'certificate');
  const key = file('key.pem', 'key');
  const tls = ['--certificate', cert, '--key', key];
  const cases: [string, string[], RegExp][] = [
    ['plain HTTP for others', ['--listen', '0.0.0.0:8480'], /without certificate and key/],
    ['HTTPS for anybody', ['--listen', '0.0.0.0:8480', ...tls], /anybody could ask/],
    ['a certificate without its key', ['--certificate', cert], /belong together/],
    ['certificates of browsers over plain HTTP', ['--client-ca', cert], /client-ca needs/],
    ['a file that is not there', ['--ca', join(folder, 'none')], /ENOENT/],
    ['a listening place that is none', ['--listen', 'probe:1'], /listen/],
    ['a port that is none', ['--listen', '127.0.0.1:70000'], /listen/],
    ['a network that is none', ['--refuse', '10.0.0.0/'], /not a network/],
    ['a resolver that is none', ['--resolver', 'dns.example'], /resolver/],
    ['plain http to a resolver', ['--resolver', 'http://127.0.0.1/dns-query'], /resolver/],
    ['an address that is none', ['--from', 'eth0'], /from/],
    ['a number that is none', ['--per-minute', 'many'], /per-minute/],
    ['a setting that is none', ['--porrt', '1'], /porrt/],
    [
      'a file with a misspelt setting',
      ['--config', file('b.json', '{"tokenfile":"x"}')],
      /tokenfile is not a setting/,
    ],
    [
      'a file with a wrong kind of value',
      ['--config', file('c.json', '{"refuse":"10.0.0.0/8"}')],
      /refuse has a value/,
    ],
    ['a file that is no object', ['--config', file('d.json', '[]')], /not an object/],
    ['a token that is not hashed', ['--token-file', file('t', 'browsers:secret')], /name:sha256/],
  ];
  it.each(cases)('it does not start with %s', (_, args, says) => {
    expect(() => configOf(args)).toThrow(says);
  });
  it.each(['', 'localhost', 'probe.internal', '203.0.113.9'])('nor with the name %j', (name) => {
    expect(() => readCall(['--name', name], {}).config()).toThrow(/name/);
  });

  it('each is told by --help and in docs/probe.md', () => {
    const docs = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'probe.md'), 'utf8');
    for (const key of Object.keys(SETTINGS)) {
      expect(renderUsage()).toContain(`--${key}`);
      expect(docs, key).toContain(`\`${key}\``);
    }
  });
});

describe('a resolver’s place', () => {
  it.each([
    ['127.0.0.1', { host: '127.0.0.1', port: 53 }],
    ['127.0.0.1:5353', { host: '127.0.0.1', port: 5353 }],
    ['::1', { host: '::1', port: 53 }],
    ['[::1]:5353', { host: '::1', port: 5353 }],
  ])('%s', (text, place) => {
    expect(parseResolver(text)).toEqual(place);
  });
});
