/** The times by which a run is ordered are of files that exist. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const TESTS = join(import.meta.dirname, '..');
const NAMES = [
  ...readFileSync(join(TESTS, 'setup/longest-first.ts'), 'utf8').matchAll(/^ {2}'(.+)': \d+,$/gm),
].map(([, name = '']) => name);

it('times are of files that are there', () => {
  expect(NAMES.length).toBeGreaterThan(30);
  const gone = NAMES.filter((name) => !existsSync(join(TESTS, `${name.replace(/^tests\//, '')}.test.ts`)));
  expect(gone).toEqual([]);
});
