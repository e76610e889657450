/** Encrypts files into one that only the holder of the passphrase or key can read: the age format (C2SP, age-encryption.org/v1). */
import { Encrypter } from 'age-encryption';
import { makeZip } from 'client-zip';
import { gather } from './gather.ts';

/**
 * Of scrypt, as a power of two: 32 MiB, a third of a second. Our own passphrases need no more (docs/adr/0025), and others
 * are never used.
 */
const WORK_FACTOR = 15;

/** What is read of a file; one of this device, or of a page's field. */
export interface Plain {
  /** Octets. */
  readonly size: number;
  /** By the clock (milliseconds). */
  readonly lastModified: number;
  readonly stream: () => ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** A file, and where it stands among the others (`folder/name`, or `name`). */
export interface Named {
  readonly file: Plain;
  readonly path: string;
}

/** For whom: one passphrase, or people's age keys (`age1…`). */
export type For = { readonly passphrase: string } | { readonly recipients: readonly string[] };

export interface Sealed {
  readonly name: string;
  readonly blob: Blob;
}

/** A file was changed or taken away while it was read. */
export class Unreadable extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path} could not be read to its end`);
    this.path = path;
  }
}

/** The file's octets, counted; fails where they are not as many as it had when it was chosen. */
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

/** Each path once: `a.txt`, `a (2).txt`. */
export function distinct(paths: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const [, stem = path, ending = ''] = /^(.*[^/])(\.[^./]*)$/.exec(path) ?? [];
    let name = path;
    for (let nth = 2; taken.has(name); nth += 1) name = `${stem} (${nth})${ending}`;
    taken.add(name);
    return name;
  });
}

/** The name of what comes out: the file's own, the folder's that all stand in, else `files.zip`; with `.age`. */
export function sealedName(paths: readonly string[]): string {
  const [first = ''] = paths;
  if (paths.length === 1) return `${first.slice(first.lastIndexOf('/') + 1)}.age`;
  const [folder = ''] = first.split('/');
  const isOne = first.includes('/') && paths.every((path) => path.startsWith(`${folder}/`));
  return `${isOne ? folder : 'files'}.zip.age`;
}

/** This is no public key as `age-keygen` prints them. */
export class NoKey extends Error {
  readonly text: string;
  constructor(text: string) {
    super(`${text} is no key`);
    this.text = text;
  }
}

/** Who can open what is encrypted. Throws `NoKey`. */
function encrypterFor(to: For): Encrypter {
  const encrypter = new Encrypter();
  if ('passphrase' in to) {
    encrypter.setPassphrase(to.passphrase);
    encrypter.setScryptWorkFactor(WORK_FACTOR);
    return encrypter;
  }
  for (const one of to.recipients)
    try {
      encrypter.addRecipient(one);
    } catch {
      throw new NoKey(one);
    }
  return encrypter;
}

/**
 * Encrypts the files: one as it is, several as one zip archive. `onRead` hears of each piece that was read (octets). Rejects
 * with `NoKey`, or with `Unreadable` where a file cannot be read to its end, and then nothing comes out.
 */
export async function seal(
  files: readonly Named[],
  to: For,
  onRead: (octets: number) => void,
): Promise<Sealed> {
  const encrypter = encrypterFor(to);
  const [only, ...more] = files;
  if (!only) throw new Error('there is no file to encrypt');
  const names = distinct(files.map(({ path }) => path));
  const plain =
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
  return { name: sealedName(names), blob: await gather(await encrypter.encrypt(plain)) };
}
