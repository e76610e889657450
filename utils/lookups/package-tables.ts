/** Reads the tables in the extension's own package. No request leaves the device. */
import type { LargeTable, LargeTables } from '../data/large.ts';

/** Returns the table of this name; `urlOf` gives the package's URL of a path. Rejects if the package lacks it. */
export async function readPackageTable<N extends LargeTable>(
  name: N,
  urlOf: (path: string) => string,
): Promise<LargeTables[N]> {
  const response = await fetch(urlOf(`/tables/${name}.json`));
  if (!response.ok) throw new Error(`the package has no table ${name}`);
  return (await response.json()) as LargeTables[N];
}

/** Returns the text of the package's file at this URL. Rejects if the package lacks it. */
export async function readPackageText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the package has no ${url}`);
  return response.text();
}

/** Whether the file at this URL of the extension's own package exists and can be read. */
export async function hasPackageFile(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
