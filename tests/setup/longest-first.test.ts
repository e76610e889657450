/** A run does not end by waiting for one long file, and together the parts of a run contain every file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { partsOf } from './longest-first.ts';

const TESTS = join(import.meta.dirname, '..');
const NAMES = [
  ...readFileSync(join(TESTS, 'setup/longest-first.ts'), 'utf8').matchAll(/^ {2}'(.+)': \d+,$/gm),
].map(([, name = '']) => name);

it('times are of files that are there', () => {
  expect(NAMES.length).toBeGreaterThan(30);
  const gone = NAMES.filter((name) => !existsSync(join(TESTS, `${name.replace(/^tests\//, '')}.test.ts`)));
  expect(gone).toEqual([]);
});

it('two parts have each file once, whatever order they came in, and take about as long', () => {
  const files = ['harm', 'policy', 'roundcube', 'stages', 'uploads', 'one', 'two'].map((name) => ({
    moduleId: `/x/tests/servers/${name}.test.ts`,
  }));
  const parts = partsOf(files, 2);
  const names = (part: typeof files) => part.map(({ moduleId }) => moduleId.slice(17, -8));
  expect(parts.map(names)).toEqual([
    ['harm', 'stages', 'two'],
    ['policy', 'roundcube', 'uploads', 'one'],
  ]);
  expect(partsOf(files.toReversed(), 2)).toEqual(parts);
});
