/**
 * Encrypts to keys that were found (RFC 9580 §5.13.1, the form that every OpenPGP program of the last twenty years reads). Each
 * key is weighed anew just before: only the one that was shown, and only while it is valid.
 */
import { createMessage, encrypt, enums, readKey, type EncryptOptions, type Key, type Message } from 'openpgp';
import type { EncryptTo } from '../../../core/key.ts';
import { inspectKeys } from './inspect.ts';

/** What is told of the program is nobody's business; what is compressed tells of its text by its length. */
const config = {
  aeadProtect: false,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  showVersion: false,
  showComment: false,
};

/** Whose keys have expired or been revoked since they were found, or are others: nothing is made. */
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

/** The library's types of what may be a stream rest on a package that it does without: here they are ours. */
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

/** The text as an armored message. */
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

/** The octets encrypted as they come, never all of them at once. */
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
