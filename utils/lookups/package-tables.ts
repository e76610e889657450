/** Reading the tables that lie in the extension's own package. No request leaves the device. */
import type { LargeTable, LargeTables } from '../data/large.ts';

/** The table of this name; `urlOf` gives the package's address of a path. Rejects where the package lacks it. */
export async function readPackageTable<N extends LargeTable>(
  name: N,
  urlOf: (path: string) => string,
): Promise<LargeTables[N]> {
  const response = await fetch(urlOf(`/tables/${name}.json`));
  if (!response.ok) throw new Error(`the package has no table ${name}`);
  return (await response.json()) as LargeTables[N];
}

/** The text of a file of the package at this address. Rejects where the package lacks it. */
export async function readPackageText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the package has no ${url}`);
  return response.text();
}

/** Is this file of the extension's own package there, and can it be read? `url`: its address. */
export async function hasPackageFile(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
