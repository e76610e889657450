/**
 * One folder for all that a run writes beside the project: `os.tmpdir()` is in it for tests and for every program that they
 * start, so what a failed test, a killed browser or an interrupted run leaves behind goes with it.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of a run's folder alone, since what is old and named so is removed; short, since gpg's sockets below have at most 108 characters. */
const NAME = 'sealcheck-run-';
/** Where programs look for the place of temporary files. */
const VARIABLES = process.platform === 'win32' ? ['TEMP', 'TMP'] : ['TMPDIR'];
/** No run takes so long (milliseconds): what is older was left by one that was killed. */
const LEFT = 6 * 3_600_000;

function remove(folder: string): void {
  // A browser that was just killed may still be writing.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** Removes what runs that were killed have left below this folder. */
export function sweep(below: string): void {
  for (const name of readdirSync(below).filter((one) => one.startsWith(NAME)))
    try {
      const folder = join(below, name);
      if (Date.now() - statSync(folder).mtimeMs > LEFT) remove(folder);
    } catch {
      // Another user's, or gone just now.
    }
}

/**
 * Makes the folder and names it to all that is started from now on; returns what removes it again. On the disk, where the
 * place of temporary files is: how much of a file is in the system's memory is what a test of large files looks at.
 */
export default function startRun(): () => void {
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  sweep(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), NAME));
  // Servers that a test starts run as users of their own.
  chmodSync(folder, 0o755);
  for (const name of VARIABLES) process.env[name] = folder;
  return () => {
    for (const [name, value] of before)
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    remove(folder);
  };
}
