/**
 * Encrypts files into one that only the holder of the passphrase or key can read: the age format (C2SP,
 * age-encryption.org/v1).
 */
import { Encrypter } from 'age-encryption';
import { archive, type Named } from './archive.ts';
import { store } from './store.ts';

/**
 * scrypt's work factor as a power of two: 32 MiB, a third of a second. Our own passphrases need no more
 * (docs/adr/0025), and no others are used.
 */
const WORK_FACTOR = 15;

/** Who can decrypt: the holder of one passphrase, or of people's age keys (`age1…`). */
export type For = { readonly passphrase: string } | { readonly recipients: readonly string[] };

export interface Sealed {
  readonly name: string;
  readonly blob: Blob;
}

/** The text is not a public key as `age-keygen` prints them. */
export class NoKey extends Error {
  readonly text: string;
  constructor(text: string) {
    super(`${text} is no key`);
    this.text = text;
  }
}

/** Returns an encrypter for these recipients. Throws `NoKey`. */
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
 * Encrypts the files: one as it is, several as one zip archive. `onRead` receives the octets of each piece read; a
 * large result is stored on disk as `keepAs`. Rejects with `NoKey`, or with `Unreadable` where a file cannot be read to
 * its end; then there is no result.
 */
export async function seal(
  files: readonly Named[],
  to: For,
  onRead: (octets: number) => void,
  keepAs = '',
): Promise<Sealed> {
  const encrypter = encrypterFor(to);
  const { name, octets } = archive(files, onRead);
  return { name: `${name}.age`, blob: await store(await encrypter.encrypt(octets), keepAs) };
}
