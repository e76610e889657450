/** Nothing that a test writes outside the project outlives the run, however the test ends. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import startRun, { sweep } from './run-folder.ts';

const TESTS = join(import.meta.dirname, '..');
const HOUR = 3600;

it('is where this test and what it starts put their folders', () => {
  const asked = execFileSync(process.execPath, ['-p', 'os.tmpdir()'], { encoding: 'utf8' }).trim();
  expect([tmpdir(), asked]).toEqual([
    expect.stringContaining('sealcheck-run-'),
    expect.stringContaining('sealcheck-run-'),
  ]);
});

it('goes with all that was left in it, and the next run has the place of before', () => {
  const outer = tmpdir();
  const end = startRun();
  const own = tmpdir();
  mkdirSync(join(mkdtempSync(join(own, 'left-')), 'deep'));
  expect(own).not.toBe(outer);
  end();
  expect(existsSync(own)).toBe(false);
  expect(tmpdir()).toBe(outer);
});

it('takes along what runs that were killed have left, and nothing else', () => {
  const place = mkdtempSync(join(tmpdir(), 'swept-'));
  const now = Date.now() / 1000;
  const ages = { 'sealcheck-run-killed': 7, 'sealcheck-run-other': 1, 'sealcheck-checkout': 99, notes: 99 };
  for (const [name, hours] of Object.entries(ages)) {
    mkdirSync(join(place, name));
    writeFileSync(join(place, name, 'file'), 'x');
    utimesSync(join(place, name), now - hours * HOUR, now - hours * HOUR);
  }
  sweep(place);
  expect(readdirSync(place).sort()).toEqual(['notes', 'sealcheck-checkout', 'sealcheck-run-other']);
});

it('is gone round by no test: each asks the system for the place, or keeps it in .output', () => {
  const makers = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('run-folder.test.ts'))
    .map((file) => [file, readFileSync(join(TESTS, file), 'utf8')] as const);
  const elsewhere = makers.filter(
    ([, text]) =>
      /mkdtemp(Sync)?\((?!join\(\s*(tmpdir\(\)|folder|own|below|outer|place|KEPT))/.test(text) ||
      // A path that is only mentioned, such as one in an event, is not one that is written to.
      /(mkdir|writeFile|cp|open)\w*\(\s*['"`]\/tmp/.test(text),
  );
  expect(elsewhere.map(([file]) => file)).toEqual([]);
});
