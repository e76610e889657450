/**
 * Packs a Debian package: the same octets wherever and whenever it is made, and without Debian's tools.
 * Source: deb(5), the POSIX ustar format (IEEE 1003.1, pax), ar(5).
 */
import { gzipSync } from 'node:zlib';
import type { Entries, Entry } from './zip.ts';

const BLOCK = 512;

/** Encodes a number in octal digits, as tar headers do. */
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** Returns one header: name, mode, owner root, no time. Throws where the name is too long for the format. */
function tarHeader(path: string, mode: number, size: number, type: '0' | '5'): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is too long for a tar`);
  const put = (text: string, at: number) => header.write(text, at, 'latin1');
  put(path, 0);
  put(octal(mode, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  put(octal(size, 12), 124);
  put(octal(0, 12), 136);
  put(' '.repeat(8), 148);
  put(type, 156);
  put('ustar\x0000', 257);
  put('root', 265);
  put('root', 297);
  const sum = header.reduce((all, octet) => all + octet, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Returns every folder above these files, parents first. */
function foldersOf(paths: readonly string[]): string[] {
  const folders = paths.flatMap((path) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  });
  return [...new Set(folders)].sort();
}

/** Packs a tar of these files below `./`. A path ending in `/` is a folder, even if empty, that only root can enter. */
function tar(entries: Entries): Buffer {
  const paths = [...entries.keys()].sort();
  const files = paths.filter((path) => !path.endsWith('/'));
  const own = paths.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1));
  const folders = ['', ...new Set([...foldersOf(paths), ...own])].map((path) =>
    tarHeader(`./${path}${path === '' ? '' : '/'}`, own.includes(path) ? 0o700 : 0o755, 0, '5'),
  );
  const parts = files.flatMap((path) => {
    const { bytes, isExecutable = false }: Entry = entries.get(path) ?? { bytes: new Uint8Array() };
    const padding = Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
    return [tarHeader(`./${path}`, isExecutable ? 0o755 : 0o644, bytes.length, '0'), bytes, padding];
  });
  return Buffer.concat([...folders, ...parts, Buffer.alloc(BLOCK * 2)]);
}

/** Index of the octet in a gzip header that names the system (RFC 1952 §2.3.1); 255: unknown, the same everywhere. */
const GZIP_SYSTEM = 9;

function gzip(octets: Uint8Array): Buffer {
  const packed = gzipSync(octets, { level: 9 });
  packed[GZIP_SYSTEM] = 255;
  return packed;
}

function arMember(name: string, octets: Uint8Array): Buffer {
  const fields = [name.padEnd(16), '0'.padEnd(12), '0'.padEnd(6), '0'.padEnd(6), '100644'.padEnd(8)];
  const header = `${fields.join('')}${String(octets.length).padEnd(10)}\`\n`;
  return Buffer.concat([Buffer.from(header), octets, Buffer.alloc(octets.length % 2, '\n')]);
}

const text = (value: string): Entry => ({ bytes: Buffer.from(value) });

export interface Debian {
  /** The fields of the control file, in their order (deb-control(5)). */
  readonly control: Readonly<Record<string, string>>;
  /** Files by their path below `/`. */
  readonly files: Entries;
}

/** Returns the package. Files below `etc/` are the administrator's: updates keep changes there (Debian policy 10.7). */
export function packDeb({ control, files }: Debian): Buffer {
  const size = [...files.values()].reduce((all, { bytes }) => all + Math.ceil(bytes.length / 1024), 0);
  const fields = Object.entries({ ...control, 'Installed-Size': String(size) });
  const configuration = [...files.keys()].filter((path) => path.startsWith('etc/') && !path.endsWith('/'));
  const meta = new Map([
    ['control', text(fields.map(([name, value]) => `${name}: ${value}\n`).join(''))],
    ['conffiles', text(configuration.map((path) => `/${path}\n`).join(''))],
  ]);
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    arMember('debian-binary', Buffer.from('2.0\n')),
    arMember('control.tar.gz', gzip(tar(meta))),
    arMember('data.tar.gz', gzip(tar(files))),
  ]);
}
