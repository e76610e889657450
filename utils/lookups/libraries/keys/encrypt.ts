/**
 * Encrypts to keys that were found (RFC 9580 §5.13.1, the format that every OpenPGP program of the last twenty years
 * reads). Each key is evaluated again just before: only the key that was shown is used, and only while it is valid.
 */
import { createMessage, encrypt, enums, readKey, type EncryptOptions, type Key, type Message } from 'openpgp';
import type { EncryptTo } from '../../../core/key.ts';
import { inspectKeys } from './inspect.ts';

/**
 * Version and comment are omitted, as nobody needs to know the program. Compression is off, as the compressed length
 * reveals something about the text.
 */
const config = {
  aeadProtect: false,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  showVersion: false,
  showComment: false,
};

/** Addresses whose keys have expired, were revoked or were replaced since they were found: nothing is encrypted. */
export interface Unusable {
  readonly unusable: readonly string[];
}

async function usable({ keys }: EncryptTo, now: number): Promise<{ readonly found: Key[] } | Unusable> {
  const found: Key[] = [];
  const unusable: string[] = [];
  for (const { address, fingerprint, armored } of keys) {
    const worth = await inspectKeys(new TextEncoder().encode(armored), address, now);
    const isSame = worth.usable && worth.fingerprint === fingerprint.replaceAll(' ', '');
    if (isSame && worth.armored !== null) found.push(await readKey({ armoredKey: worth.armored }));
    else unusable.push(address);
  }
  if (unusable.length > 0) return { unusable };
  if (found.length === 0) throw new Error('there is nobody to encrypt to');
  return { found };
}

/** The library's types of streams rely on a package that is not installed; these use the standard ones. */
const messageOf = createMessage as unknown as (of: {
  readonly text?: string;
  readonly binary?: ReadableStream<Uint8Array>;
  readonly filename?: string;
  readonly date: Date;
}) => Promise<Message<string>>;
const encrypted = encrypt as unknown as (
  options: EncryptOptions & { readonly message: Message<string> },
) => Promise<unknown>;

const optionsFor = (message: Message<string>, encryptionKeys: Key[], wildcard: boolean, date: Date) => ({
  message,
  encryptionKeys,
  wildcard,
  date,
  config,
});

/** Encrypts the text into an armored message, or returns the addresses whose keys are unusable. */
export async function encryptText(
  text: string,
  to: EncryptTo,
  now: number,
): Promise<{ readonly armored: string } | Unusable> {
  const keys = await usable(to, now);
  if ('unusable' in keys) return keys;
  const date = new Date(now);
  const message = await messageOf({ text, date });
  const made = await encrypted({ ...optionsFor(message, keys.found, to.isHidden, date), format: 'armored' });
  return { armored: made as string };
}

/** Encrypts a stream of octets piece by piece, or returns the addresses whose keys are unusable. */
export async function encryptOctets(
  octets: ReadableStream<Uint8Array>,
  filename: string,
  to: EncryptTo,
  now: number,
): Promise<ReadableStream<Uint8Array> | Unusable> {
  const keys = await usable(to, now);
  if ('unusable' in keys) return keys;
  const date = new Date(now);
  const message = await messageOf({ binary: octets, filename, date });
  const made = await encrypted({ ...optionsFor(message, keys.found, to.isHidden, date), format: 'binary' });
  return made as ReadableStream<Uint8Array>;
}
