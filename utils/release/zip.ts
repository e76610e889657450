/** Zip archives that are the same bytes wherever and whenever they are made. */
import { crc32 } from 'node:zlib';
import { shortest, type Deflate } from './deflate.ts';

/** A file in an archive. */
export interface Entry {
  readonly bytes: Uint8Array;
  readonly isExecutable?: boolean;
}

/** Files by their path in the archive, with `/` as separator. */
export type Entries = ReadonlyMap<string, Entry>;

/** APPNOTE 4.4.2 and 4.4.3: made on Unix, by version 2.0 of the format. */
const VERSION = 20;
const UNIX = 3 << 8;
const REGULAR_FILE = 0o100000;
/** APPNOTE 4.4.4: names are UTF-8. */
const UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** The earliest date of the format, 1980-01-01, at 00:00 (APPNOTE 4.4.6). */
const DAY = 0x21;

/** Encodes numbers as the format does: lowest octet first, `size` octets each. Throws where a number is too large. */
function octets(...fields: readonly (readonly [value: number, size: 2 | 4])[]): Buffer {
  const written = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of fields) at = written.writeUIntLE(value, at, size);
  return written;
}

/**
 * Packs a zip of these files, sorted by path (APPNOTE 4.3.7, 4.3.12, 4.3.16). Every entry has the same time, and the
 * same mode on every machine; a file that compression would lengthen is stored as it is. Rejects where a number exceeds
 * the format.
 */
export async function zip(entries: Entries, deflate: Deflate = shortest): Promise<Uint8Array> {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, { bytes, isExecutable = false }] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const deflated = await deflate(bytes);
    const isShorter = deflated.length < bytes.length;
    const data = isShorter ? deflated : bytes;
    const name = Buffer.from(path);
    const about = Buffer.concat([
      octets(
        [VERSION, 2],
        [UTF8, 2],
        [isShorter ? DEFLATED : STORED, 2],
        [0, 2],
        [DAY, 2],
        [crc32(bytes), 4],
      ),
      octets([data.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]),
    ]);
    files.push(octets([0x04034b50, 4]), about, name, Buffer.from(data));
    const mode = REGULAR_FILE | (isExecutable ? 0o755 : 0o644);
    const where = octets([0, 2], [0, 2], [0, 2], [mode * 0x10000, 4], [at, 4]);
    directory.push(octets([0x02014b50, 4], [UNIX | VERSION, 2]), about, where, name);
    at += 4 + about.length + name.length + data.length;
  }
  const index = Buffer.concat(directory);
  const { size } = entries;
  const end = octets(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [size, 2],
    [size, 2],
    [index.length, 4],
    [at, 4],
    [0, 2],
  );
  return Buffer.concat([...files, index, end]);
}
