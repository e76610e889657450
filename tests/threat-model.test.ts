/** The threat model names for each of its claims a test, and that test is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const text = readFileSync(join(ROOT, 'docs', 'threat-model.md'), 'utf8');
const [, part = ''] = text.split(/^## What shows that it holds$/m);
const rows = (part.split(/^## /m)[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map(
    (line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()) as [string, string, string],
  );

it('names a test for its claims', () => {
  expect(rows.length).toBeGreaterThan(10);
});

it.each(rows)('%s', (_, file, title) => {
  const path = join(ROOT, file.replaceAll('`', ''));
  expect(existsSync(path), path).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain(`'${title}'`);
});
