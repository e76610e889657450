/** Archives that are the same bytes wherever and whenever they are made. */
import { zipSync, type Zippable } from 'fflate';

/** A file as an archive holds it. */
export interface Entry {
  readonly bytes: Uint8Array;
  readonly isExecutable?: boolean;
}

/** Files by their path in the archive, folders parted by `/`. */
export type Entries = ReadonlyMap<string, Entry>;

const UNIX = 3;
const REGULAR_FILE = 0o100000;

/**
 * A zip of these files, sorted by path. Every entry has the earliest time that the format knows (1980-01-01 00:00,
 * APPNOTE 4.4.6) and the same rights on every machine.
 */
export function zip(entries: Entries): Uint8Array {
  const paths = [...entries.keys()].sort();
  const files: Zippable = {};
  for (const path of paths) {
    const { bytes, isExecutable = false } = entries.get(path) ?? { bytes: new Uint8Array() };
    const mode = REGULAR_FILE | (isExecutable ? 0o755 : 0o644);
    files[path] = [bytes, { os: UNIX, attrs: mode << 16 }];
  }
  // The format keeps local time, so that this is the same in every time zone.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}
