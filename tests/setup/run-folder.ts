/**
 * One folder for everything that a run writes outside the project. `os.tmpdir()` is inside it for tests and for every
 * program that they start, so whatever a failed test, a killed browser or an interrupted run leaves behind is removed
 * with it.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A prefix that only run folders have, since old folders with this name are removed. It is short because the paths of
 * gpg's sockets below have at most 108 characters.
 */
const NAME = 'sealcheck-run-';
/** The environment variables that tell programs where to put temporary files. */
const VARIABLES = process.platform === 'win32' ? ['TEMP', 'TMP'] : ['TMPDIR'];
/** Longer than any run (ms): an older folder was left by a run that was killed. */
const LEFT = 6 * 3_600_000;

function remove(folder: string): void {
  // A browser that was just killed may still be writing.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** Removes the folders that killed runs have left in `below`. */
export function sweep(below: string): void {
  for (const name of readdirSync(below).filter((one) => one.startsWith(NAME)))
    try {
      const folder = join(below, name);
      if (Date.now() - statSync(folder).mtimeMs > LEFT) remove(folder);
    } catch {
      // It belongs to another user, or has just been removed.
    }
}

/**
 * Creates the folder and points everything started from now on to it; returns a function that removes it again. The
 * folder is on disk, where temporary files usually are, because the test of large files measures how much of a file is
 * held in memory.
 */
export default function startRun(): () => void {
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  sweep(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), NAME));
  // Servers that a test starts run as other users, and need to read it.
  chmodSync(folder, 0o755);
  for (const name of VARIABLES) process.env[name] = folder;
  return () => {
    for (const [name, value] of before)
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    remove(folder);
  };
}
