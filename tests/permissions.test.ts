/**
 * Each permission of both manifests is explained, with code that exists; no permission is explained that is not
 * requested.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifest } from '../utils/build/manifest.ts';

const ROOT = join(import.meta.dirname, '..');
const rows = readFileSync(join(ROOT, 'docs', 'permissions.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));

it.each([
  ['chrome', 'Firefox'],
  ['firefox', 'Chromium'],
] as const)('of %s', (browser, other) => {
  const { permissions = [], host_permissions: hosts = [] } = manifest(browser);
  const explained = rows.filter(([, , where]) => where !== other).map(([, name]) => name);
  expect(explained.sort()).toEqual([...permissions, ...hosts].sort());
});

it.each(rows.map(([, name, , , file = '']) => [name, file]))('%s is needed by %s', (_, file) => {
  expect(existsSync(join(ROOT, file)), file).toBe(true);
});
