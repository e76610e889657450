/** The lock file: `npm ci --ignore-scripts` installs exactly what was tested, and no script runs while it does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8'));
type Names = Readonly<Record<string, string>>;
interface Package {
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
}
const { packages, lockfileVersion } = read('package-lock.json') as {
  readonly packages: Readonly<Record<string, Package>>;
  readonly lockfileVersion: number;
};
const { '': root, ...locked } = packages;
const named = read('package.json') as Package;

it('is of what package.json names, each version pinned', () => {
  expect(lockfileVersion).toBe(3);
  expect(root?.dependencies).toEqual(named.dependencies);
  expect(root?.devDependencies).toEqual(named.devDependencies);
  const versions = Object.values({ ...named.dependencies, ...named.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

it('has a strong checksum of each package, and none that wants to run a script', () => {
  const all = Object.entries(locked);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual(
    [],
  );
  expect(all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name)).toEqual([]);
});
