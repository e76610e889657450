/** Turns files into one stream that can be encrypted: one file as it is, several as one zip archive. */
import { makeZip } from 'client-zip';
import { distinct, safePath } from './names.ts';

/** What is read of a file, which is on this device or in a page's field. */
export interface Plain {
  /** Octets. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  readonly stream: () => ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** A file, and its path among the others (`folder/name`, or `name`). */
export interface Named {
  readonly file: Plain;
  readonly path: string;
}

/** A file was changed or removed while it was read. */
export class Unreadable extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path} could not be read to its end`);
    this.path = path;
  }
}

/** Returns the file's octets and counts them; fails where they are not as many as when it was chosen. */
function read({ file, path }: Named, onRead: (octets: number) => void): ReadableStream<Uint8Array> {
  const reader = file.stream().getReader();
  let count = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await reader.read().catch(() => null);
      if (!next || (next.done && count !== file.size)) {
        controller.error(new Unreadable(path));
        return;
      }
      if (next.done) {
        controller.close();
        return;
      }
      count += next.value.length;
      onRead(next.value.length);
      controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/**
 * Returns the stream's name, encrypted or not: the file's own, the folder's if all files are in one, else `files.zip`.
 */
export function archiveName(paths: readonly string[]): string {
  const [first = ''] = paths;
  if (paths.length === 1) return first.slice(first.lastIndexOf('/') + 1);
  const [folder = ''] = first.split('/');
  const isOne = first.includes('/') && paths.every((path) => path.startsWith(`${folder}/`));
  return `${isOne ? folder : 'files'}.zip`;
}

export interface Archive {
  readonly name: string;
  readonly octets: ReadableStream<Uint8Array>;
}

/**
 * Returns one file as it is, several as one zip archive. `onRead` receives the octets of each piece read. The stream
 * fails with `Unreadable` where a file cannot be read to its end.
 */
export function archive(files: readonly Named[], onRead: (octets: number) => void): Archive {
  const [only, ...more] = files;
  if (!only) throw new Error('there is no file to encrypt');
  const names = distinct(files.map(({ path }) => safePath(path)));
  const octets =
    more.length === 0
      ? read(only, onRead)
      : makeZip(
          files.map((one, at) => ({
            name: names[at],
            lastModified: new Date(one.file.lastModified),
            size: one.file.size,
            input: read(one, onRead),
          })),
        );
  return { name: archiveName(names), octets };
}
