/** Reads the files of a folder, and the project's sources. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Entry } from './zip.ts';

/** Paths that are not sources: made from them, or private (as in .gitignore, and private keys). */
const NOT_SOURCES = [
  /(^|\/)(node_modules|\.git|\.output|\.wxt)(\/|$)/,
  /^tests\/\.out\//,
  /\.(log|pem|key|p8|p12|pfx)$/,
];

function readEntry(path: string): Entry {
  return { bytes: readFileSync(path), isExecutable: (statSync(path).mode & 0o111) !== 0 };
}

function readAll(folder: string, paths: readonly string[]): Map<string, Entry> {
  return new Map(paths.map((path) => [path, readEntry(join(folder, path))]));
}

/** Returns the paths of all files below a folder, with `/` as separator. `enters` false skips a file or folder. */
function walk(folder: string, enters: (path: string) => boolean, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (!enters(path)) return [];
    if (entry.isDirectory()) return walk(folder, enters, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Reads every file of a folder, by its relative path. Without modes: a package's files are only read. */
export function readFolder(folder: string): Map<string, Entry> {
  const paths = walk(folder, () => true);
  return new Map(paths.map((path) => [path, { bytes: readFileSync(join(folder, path)) }]));
}

const isSource = (path: string) => !NOT_SOURCES.some((pattern) => pattern.test(path));

/** Returns git's output, split at its zero octets; null where this folder is not the root of a checkout. */
function git(root: string, ...args: string[]): string[] | null {
  const run = (...all: string[]) =>
    execFileSync('git', all, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const top = run('rev-parse', '--show-toplevel').trimEnd().replaceAll('/', sep);
    if (realpathSync(top) !== realpathSync(root)) return null;
    return run(...args)
      .split('\0')
      .filter((line) => line !== '');
  } catch {
    return null;
  }
}

/**
 * Reads the sources that a package is built from: what git tracks, as it is now; in a folder unpacked from a sources
 * archive, every file that is not made from the others. A private key is never among them.
 */
export function readSources(root: string): Map<string, Entry> {
  const tracked = git(root, 'ls-files', '-z')?.filter((path) => existsSync(join(root, path)));
  return readAll(root, (tracked ?? walk(root, isSource)).filter(isSource));
}

/** Returns the files among the sources that git does not know: the build may use them, but the archive lacks them. */
export function untracked(root: string): readonly string[] {
  return git(root, 'ls-files', '-z', '--others', '--exclude-standard') ?? [];
}
