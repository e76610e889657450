/** Packs all files of a policy into one archive. */
import { strToU8, zipSync } from 'fflate';

/** Zips these texts by their paths. The same texts yield the same octets (APPNOTE 4.4.6: no time before 1980). */
export function archiveOf(files: ReadonlyMap<string, string>): Uint8Array {
  const entries = [...files].map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) });
}
