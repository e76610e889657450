/** Which files count as sources: the same from git as from an unpacked archive, and never a private key. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSources, untracked } from '../../utils/release/files.ts';

const SOURCES = ['.ci/run', 'package.json', 'utils/a.ts', 'utils/ü ö.ts'];
const MADE = ['node_modules/x/index.js', '.output/chrome-mv3/manifest.json', '.wxt/a.ts', 'tests/.out/a.png'];

let root: string;
const write = (path: string, mode = 0o644) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), path, { mode });
};
const git = (...args: string[]) => execFileSync('git', ['-c', 'core.excludesFile=', ...args], { cwd: root });
const paths = () => [...readSources(root).keys()].sort();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sealcheck-sources-'));
  for (const path of [...SOURCES, ...MADE]) write(path, path === '.ci/run' ? 0o755 : 0o644);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('sources', () => {
  it('of an unpacked archive are all files that are not made from the others', () => {
    write('signing.pem');
    expect(paths()).toEqual(SOURCES);
    rmSync(join(root, 'signing.pem'));
  });

  it('of a checkout are what git tracks, as it is now', () => {
    const unpacked = readSources(root);
    git('init', '-q');
    git('add', '-f', ...SOURCES);
    write('notes.txt');
    write('signing.pem');
    git('add', '-f', 'signing.pem');
    expect(readSources(root)).toEqual(unpacked);
    expect(unpacked.get('.ci/run')?.isExecutable).toBe(true);
    expect(untracked(root)).toContain('notes.txt');
    rmSync(join(root, 'package.json'));
    expect(paths()).not.toContain('package.json');
  });

  it('of a folder inside somebody else’s checkout are not asked of that', () => {
    const inner = join(root, 'inner');
    mkdirSync(inner);
    writeFileSync(join(inner, 'a.ts'), '');
    expect([...readSources(inner).keys()]).toEqual(['a.ts']);
    expect(untracked(inner)).toEqual([]);
  });
});
