/**
 * Each permission of both manifests is explained, with code that exists; no permission is explained that is not
 * requested.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifest } from '../utils/build/manifest.ts';

const ROOT = join(import.meta.dirname, '..');
const text = readFileSync(join(ROOT, 'docs', 'permissions.md'), 'utf8');
const rows = text
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

it('asks for nothing else that a store or an admin would call a permission', () => {
  for (const browser of ['chrome', 'firefox'] as const) {
    const made = manifest(browser);
    // Each of these would need a section of its own in the list, and a part of this test.
    for (const key of [
      'optional_permissions',
      'optional_host_permissions',
      'web_accessible_resources',
      'externally_connectable',
      'devtools_page',
      'chrome_url_overrides',
      'commands',
      'omnibox',
    ])
      expect(made, `${browser}: ${key}`).not.toHaveProperty(key);
    const scripts = made.content_scripts ?? [];
    expect(scripts.map(({ matches }) => matches?.every((one) => one.startsWith('http')))).not.toContain(
      false,
    );
    expect(scripts.every(({ world }) => world === undefined || world === 'ISOLATED')).toBe(true);
  }
});

it('names each kind of data that Firefox asks consent for', () => {
  const { gecko } = manifest('firefox').browser_specific_settings as {
    readonly gecko: { readonly data_collection_permissions: Readonly<Record<string, readonly string[]>> };
  };
  const { required, optional } = gecko.data_collection_permissions;
  expect(required).toEqual(['none']);
  const told = [...text.matchAll(/^- `(\w+)` \(optional/gm)].map(([, name]) => name);
  expect(told.sort()).toEqual([...(optional ?? [])].sort());
});

it.each(rows.map(([, name, , , file = '']) => [name, file]))('%s is needed by %s', (_, file) => {
  expect(existsSync(join(ROOT, file)), file).toBe(true);
});
