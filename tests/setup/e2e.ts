/**
 * Runs the end-to-end tests. What failed is run twice more, alone and in fresh browsers; the run passes only if both
 * pass, and says so at its end. `node tests/setup/e2e.ts [ARGUMENT OF VITEST...]`
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FailedFile } from './failed.ts';
import { secondLook } from './second-look.ts';

/** How often a failed file must pass alone. */
const TIMES = 2;

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-failed-'));
const list = join(folder, 'failed.json');

/** Returns Vitest's exit code. */
function run(args: readonly string[]): number {
  const vitest = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, SEALCHECK_FAILED: list };
  const end = spawnSync(process.execPath, [vitest, 'run', '--project', 'e2e', ...args], {
    stdio: 'inherit',
    env,
  });
  return end.status ?? 1;
}

function main(): number {
  const first = run(process.argv.slice(2));
  if (first === 0 || !existsSync(list)) return first;
  const failed = JSON.parse(readFileSync(list, 'utf8')) as readonly FailedFile[];
  const files = secondLook(failed);
  if (files === null) return first;
  for (let time = 0; time < TIMES; time += 1) {
    console.log(
      `\nAlone and in fresh browsers (${String(time + 1)} of ${String(TIMES)}): ${files.join(' ')}\n`,
    );
    const again = run(['--maxWorkers=1', ...files]);
    if (again !== 0) return again;
  }
  const lines = failed.flatMap(({ project, file, errors }) =>
    errors.map((error) => `  ${project} ${file}: ${error}`),
  );
  console.log(['', 'Failed in the whole run, passed twice alone (have a look):', ...lines, ''].join('\n'));
  return 0;
}

try {
  process.exitCode = main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
