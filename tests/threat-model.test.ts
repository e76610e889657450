/** The threat model names a test for each of its claims and each of its attackers, and each of these tests exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const text = readFileSync(join(ROOT, 'docs', 'threat-model.md'), 'utf8');
/** Returns the rows of the table under this heading, as cells. */
function rowsUnder(heading: string): string[][] {
  const [, part = ''] = text.split(`\n## ${heading}\n`);
  const lines = (part.split(/^## /m)[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const claims = rowsUnder('What shows that it holds');
const attackers = rowsUnder('Who may attack').map(([who, can, , shown = '']) => {
  const [, file, title] = /^`(.+?)`: (.+)$/.exec(shown) ?? [];
  return [`${who ?? ''}: ${can ?? ''}`, file, title];
});

it('names a test for its claims', () => {
  expect(claims.length).toBeGreaterThan(10);
  expect(attackers.length).toBeGreaterThan(20);
});

it.each([...claims, ...attackers])('%s', (_, file = '', title = '') => {
  expect(title, 'a test').not.toBe('');
  const path = join(ROOT, file.replaceAll('`', ''));
  expect(existsSync(path), path).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain(`'${title}'`);
});
