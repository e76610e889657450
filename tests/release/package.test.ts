/**
 * `npm run package` as a person runs it, twice, in folders with different names: the same octets, and no complaints
 * from linters.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Validation, Spec } from '@cyclonedx/cyclonedx-library';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quick } from '../../utils/release/deflate.ts';
import { readFolder, readSources, untracked } from '../../utils/release/files.ts';
import { zip, type Entries } from '../../utils/release/zip.ts';
import { PACKAGE_LIMIT } from '../bench/bytes.ts';
import { heldIn } from './held.ts';
import { readCrx, readZip } from './readers.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BASE = 'https://extensions.corp.example/sealcheck';
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);

let folder: string;
let keyFile: string;

function unpack(name: string, files: Entries): string {
  const root = join(folder, name);
  for (const [path, { bytes, isExecutable }] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes, { mode: isExecutable ? 0o755 : 0o644 });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

const command = (root: string, args: readonly string[]) => [
  join(root, 'utils/release/cli/package.ts'),
  ...args,
];

function run(root: string, args: readonly string[]) {
  return spawnSync(process.execPath, command(root, args), { cwd: root, encoding: 'utf8' });
}

interface Made {
  readonly root: string;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the packaging to its end without blocking others, and resolves to its status and output. */
async function runBeside(root: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Made> {
  const child = spawn(process.execPath, command(root, args), { cwd: root, env: { ...process.env, ...env } });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (part: string) => {
      said[name] += part;
    });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { root, status, ...said };
}
const released = (root: string) => readFolder(join(root, '.output', 'release'));

/** Returns the sources in this work tree, including files that git does not track yet. */
function sourcesHere(): Entries {
  const fresh = untracked(ROOT).map((path) => [path, { bytes: readFileSync(join(ROOT, path)) }] as const);
  return new Map([...readSources(ROOT), ...fresh]);
}

let first: Made;
let second: Made;
let sources: Uint8Array;
let files: Entries;
const fileOf = (end: string) => {
  const path = [...files.keys()].find((one) => one.endsWith(end)) ?? '';
  return {
    path: join(first.root, '.output', 'release', path),
    bytes: Buffer.from(files.get(path)?.bytes ?? []),
  };
};

const unzipped = (archive: Uint8Array): Entries =>
  new Map(
    readZip(Buffer.from(archive)).map(
      ({ path, mode, bytes }) => [path, { bytes, isExecutable: mode.endsWith('755') }] as const,
    ),
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealcheck-package-'));
  keyFile = join(folder, 'signing.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  // Two runs in parallel take as long as one, since packing uses one thread. The second starts from the archive that
  // the first will publish.
  const here = sourcesHere();
  sources = await zip(here, quick);
  const env = { SEALCHECK_SIGNING_KEY: keyFile, TZ: 'Asia/Tokyo', LC_ALL: 'C', NODE_ENV: 'development' };
  [first, second] = await Promise.all([
    runBeside(unpack('one', here), ['--key', keyFile, '--base-url', BASE]),
    runBeside(unpack('another folder/two', unzipped(sources)), ['--base-url', `${BASE}/`], env),
  ]);
  if (first.status !== 0) throw new Error(first.stderr);
  files = released(first.root);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the packages that the extension's code imports, other than for types alone. */
function imported(): string[] {
  const folders = ['utils', 'components', 'entrypoints'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const ours = files.filter(
    (file) => /\.tsx?$/.test(file) && !/^utils.(probe|release|build|facts)\b|cli/.test(file),
  );
  const text = ours.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const values = text.replace(/^import type .*$/gm, '');
  return Object.keys(dependencies).filter((name) => new RegExp(`from '${name}['/]`).test(values));
}

describe('a package', () => {
  it('is the same octets when built from its own sources in another folder, time zone and language', () => {
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(Buffer.from(sources).equals(fileOf('-sources.zip').bytes), 'its own sources').toBe(true);
    const again = released(second.root);
    expect([...again.keys()]).toEqual([...files.keys()]);
    const differ = [...files].filter(
      ([path, { bytes }]) => !Buffer.from(again.get(path)?.bytes ?? []).equals(bytes),
    );
    expect(differ.map(([path]) => path)).toEqual([]);
  });

  it.each(['.crx', '-chromium-store.zip', '.xpi'])('%s is as small as it must be', (end) => {
    expect(fileOf(end).bytes.length).toBeLessThanOrEqual(PACKAGE_LIMIT);
  });

  it('names no folder of the machine that made it, and holds no private key', () => {
    const packages = [readCrx(fileOf('.crx').bytes).zip, fileOf('.xpi').bytes, fileOf('-store.zip').bytes];
    const inside = packages.flatMap((archive) => readZip(archive));
    const packed = readZip(fileOf('-sources.zip').bytes);
    for (const { path, bytes } of inside)
      for (const place of [folder, ROOT]) expect(bytes.includes(place), `${path} names ${place}`).toBe(false);
    const secret = readFileSync(keyFile, 'utf8').split('\n')[1] ?? '';
    expect(secret).toHaveLength(64);
    for (const { path, bytes } of [...inside, ...packed]) expect(bytes.includes(secret), path).toBe(false);
  });

  it('says which id it has', () => {
    expect(first.stdout).toContain(`id in Chromium: ${readCrx(fileOf('.crx').bytes).id}`);
  });

  // Mozilla's store accepts no add-on with an update URL elsewhere; this flag tells the linter that the package is not
  // for the store.
  it.each([
    ['.xpi', ['--self-hosted']],
    ['-chromium-store.zip', []],
  ])('%s passes Mozilla’s linter without error, notice or warning', (end, flags) => {
    const { stdout } = spawnSync(
      process.execPath,
      [bin('addons-linter'), '--output', 'json', ...flags, fileOf(end).path],
      {
        encoding: 'utf8',
      },
    );
    const { errors, notices, warnings, metadata } = JSON.parse(stdout) as Record<string, unknown>;
    expect({ errors, notices, warnings }).toEqual({ errors: [], notices: [], warnings: [] });
    expect(metadata).toMatchObject({ manifestVersion: 3 });
  });

  it('has sums that the system’s own tool confirms', () => {
    const command = process.platform === 'darwin' ? ['shasum', '-a', '256'] : ['sha256sum'];
    const [tool = '', ...args] = command;
    const cwd = join(first.root, '.output', 'release');
    const said = execFileSync(tool, [...args, '--check', 'SHA256SUMS'], { cwd, encoding: 'utf8' });
    expect(said.trimEnd().split('\n')).toHaveLength(files.size - 1);
  });

  it('has a bill of materials that is valid CycloneDX and names what is in the bundles', async () => {
    const bom = fileOf('.cdx.json').bytes.toString('utf8');
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot5);
    expect(await validator.validate(bom)).toBeNull();
    const { components, metadata } = JSON.parse(bom) as {
      components: { name: string; version: string; hashes: unknown[]; licenses: unknown[] }[];
      metadata: { component: { name: string } };
    };
    expect(metadata.component.name).toBe('sealcheck');
    const names = components.map(({ name }) => name);
    // Packages whose code is built separately: scripts of the worker or of a thread, and what those import.
    const apart = ['openpgp', '@leichtgewicht/dns-packet', 'age-encryption', '@noble/ciphers', 'client-zip'];
    expect(names).toEqual(expect.arrayContaining(['wxt', ...apart, ...imported()]));
    expect(names).not.toContain('vitest');
    const licences = readFileSync(join(first.root, '.output/chrome-mv3/licences.txt'), 'utf8');
    for (const { name, version } of components) expect(licences).toContain(`${name} ${version} (`);
    expect(licences).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    for (const { name, hashes, licenses } of components)
      expect([hashes.length, licenses.length], name).toEqual([1, 1]);
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string } | undefined>;
    };
    // One package may be locked in two versions, one of them nested below the library that needs it.
    const locked = Object.entries(lock.packages).map(
      ([path, one]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)} ${one?.version ?? ''}`,
    );
    for (const { name, version } of components) expect(locked).toContain(`${name} ${version}`);
  });
});

it.each(['chrome-mv3', 'firefox-mv3'])('names each package of which %s holds a sentence', (build) => {
  const bom = JSON.parse(fileOf('.cdx.json').bytes.toString('utf8')) as { components: { name: string }[] };
  const named = bom.components.map(({ name }) => name);
  const held = heldIn(join(first.root, '.output', build), ROOT);
  expect(held, 'sentences tell').toEqual(expect.arrayContaining(['openpgp', 'zod', 'age-encryption']));
  expect(held.filter((name) => !named.includes(name))).toEqual([]);
});

describe('the command', () => {
  it.each([
    ['a server without encryption', ['--base-url', 'http://extensions.corp.example/'], 'is no https address'],
    ['an option that is none', ['--keys', 'x'], 'Usage:'],
    ['a key that is not there', ['--key', '/nowhere/at/all.pem'], '/nowhere/at/all.pem is not there'],
  ])('refuses %s, and leaves what is there', (_, args, words) => {
    const { status, stderr } = run(first.root, args);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
    expect(released(first.root)).toEqual(files);
  });
  it('refuses a key inside the project', () => {
    const inside = join(first.root, 'signing.pem');
    writeFileSync(inside, readFileSync(keyFile));
    expect(run(first.root, ['--key', inside])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('keep the private key elsewhere') as string,
    });
  });
});
