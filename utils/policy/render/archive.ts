/** All files of a policy as one archive. */
import { strToU8, zipSync } from 'fflate';

/** A zip of these texts by their paths: the same octets for the same texts (APPNOTE 4.4.6: no earlier time than 1980). */
export function archiveOf(files: ReadonlyMap<string, string>): Uint8Array {
  const entries = [...files].map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) });
}
