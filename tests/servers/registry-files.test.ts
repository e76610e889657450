/** The `.reg` files, merged into a registry and read back by hivex, which shares no code with us. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { EXAMPLE, withKeys, type PolicyFile } from '../../utils/policy/render/example.ts';
import { policyFiles } from '../../utils/policy/render/files.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { DEFAULTS } from '../../utils/policy/resolve.ts';
import { HARD, many } from '../policy/samples.ts';

const ROOT = 'HKEY_LOCAL_MACHINE';
const FIRST = 'Windows Registry Editor Version 5.00';
const folder = mkdtempSync(join(tmpdir(), 'sealcheck-hive-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/**
 * Returns a registry without any keys: its header, and a block with the root (`nk`), its security (`sk`) and free
 * space.
 */
function emptyHive(): Buffer {
  const PAGE = 4096;
  const hive = Buffer.alloc(2 * PAGE);
  const numbers = (at: number, ...all: number[]) => {
    for (const [index, one] of all.entries()) hive.writeInt32LE(one, at + 4 * index);
  };
  hive.write('regf', 0, 'latin1');
  numbers(4, 1, 1, 0, 0, 1, 5, 0, 1, 0x20, PAGE, 1);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= hive.readInt32LE(at);
  numbers(508, sum);
  hive.write('hbin', PAGE, 'latin1');
  numbers(PAGE + 4, 0, PAGE);
  const [root, rights, free] = [0x20, 0x78, 0xa8];
  numbers(PAGE + root, root - rights);
  hive.write('nk\x2c\x00', PAGE + root + 4, 'latin1');
  for (const offset of [0x10, 0x1c, 0x20, 0x28, 0x30]) numbers(PAGE + root + 4 + offset, -1);
  numbers(PAGE + root + 4 + 0x2c, rights);
  hive.writeInt16LE(4, PAGE + root + 4 + 0x48);
  hive.write('root', PAGE + root + 4 + 0x4c, 'latin1');
  numbers(PAGE + rights, rights - free);
  hive.write('sk', PAGE + rights + 4, 'latin1');
  numbers(PAGE + rights + 8, rights, rights, 1, 20, -0x7ffeffff | 0);
  numbers(PAGE + free, PAGE - free);
  return hive;
}

/** Adds the parents of a file's keys: Windows creates these by itself, hivex does not. */
function parentsOf(file: string): string {
  const all = [...file.matchAll(/^\[HKEY_LOCAL_MACHINE\\(.+)\]\r$/gm)].flatMap(([, path = '']) => {
    const names = path.split('\\');
    return names.map((_, index) => names.slice(0, index + 1).join('\\'));
  });
  return [FIRST, ...[...new Set(all)].map((path) => `[${ROOT}\\${path}]`), ''].join('\n\n');
}

type Keys = Record<string, Record<string, number | string>>;

/**
 * Returns what a registry contains after the file was merged into an empty one: the values of each key, by the key's
 * last name.
 */
function merged(file: string): Keys {
  const hive = join(folder, 'hive');
  writeFileSync(hive, emptyHive());
  for (const text of [parentsOf(file), file]) {
    writeFileSync(`${hive}.reg`, text);
    execFileSync('hivexregedit', ['--merge', '--prefix', ROOT, hive, `${hive}.reg`]);
  }
  const told = execFileSync('hivexregedit', ['--export', '--prefix', ROOT, hive, '\\'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const read: Keys = {};
  for (const part of told.split(/^\[/m).slice(1)) {
    const [path = '', ...lines] = part.split('\n');
    const values = lines.flatMap((line) => {
      const [, name = '', type, value = ''] = /^"(\w+)"=(dword|hex\(1\)):(.*)$/.exec(line) ?? [];
      if (type === undefined) return [];
      const text = Buffer.from(value.replaceAll(',', ''), 'hex').toString('utf16le').replace(/\0$/, '');
      return [[name, type === 'dword' ? Number.parseInt(value, 16) : text] as const];
    });
    if (values.length > 0)
      read[path.replace(/\]$/, '').split('\\').at(-1) ?? ''] = Object.fromEntries(values);
  }
  return read;
}

/**
 * Returns the values as Chromium reads them for a policy: what its schema calls a boolean is a number, and what it
 * calls a list or object is JSON.
 */
const asChromium = (keys: Readonly<Record<string, number | string>>) =>
  Object.fromEntries(
    Object.entries(keys).map(([key, value]) => [
      key,
      typeof value === 'string' && /^[[{]/.test(value)
        ? (JSON.parse(value) as unknown)
        : typeof DEFAULTS[key as keyof typeof DEFAULTS] === 'boolean'
          ? value === 1
          : value,
    ]),
  );

const POLICIES: readonly (readonly [string, PolicyFile])[] = [
  ['the example', EXAMPLE],
  ['texts that are hard to write', HARD],
  ['500 entries', many(500)],
  // hivex writes no value of more than 1,000,000 octets: the file with 10,000 entries is read back only in
  // tests/policy/files.test.ts.
  ['5,000 entries', many(5_000)],
];

describe.each(POLICIES)('%s', (_, policy) => {
  const files = policyFiles(policy, IDS);
  it.each(['chrome', 'edge'])('comes out of the registry as it went in, for %s', (browser) => {
    const { policy: top, ...parts } = merged(files.get(`windows-${browser}.reg`) ?? '');
    const read = Object.fromEntries(Object.entries(parts).map(([part, keys]) => [part, asChromium(keys)]));
    expect({ ...top, ...read }).toEqual(withKeys(policy));
    const { problems } = parsePolicy({ ...top, ...read });
    expect(problems.filter(({ problem }) => problem !== 'too-many')).toEqual([]);
  });

  it('comes out of the registry as it went in, for Firefox', () => {
    const { policyJson } = merged(files.get('windows-firefox.reg') ?? '')[IDS.firefox] ?? {};
    expect(JSON.parse(String(policyJson))).toEqual(policy);
  });
});
