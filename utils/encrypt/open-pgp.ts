/**
 * Decrypts OpenPGP messages with a passphrase (RFC 9580 §5.3, as `gpg --symmetric` makes them). Works on the whole
 * message: nothing of it may be returned before all of it is authenticated. The library is the one for keys, so that
 * the package contains it once.
 */
import { decrypt, enums, readMessage } from 'openpgp';
import type { Closed } from './closed.ts';

/** A compressed message may not decompress to more than this (octets). */
const MAX = 512 * 1024 * 1024;

/** Messages without integrity protection are refused, whatever the library's own default is. */
const config = { maxDecompressedMessageSize: MAX, allowUnauthenticatedMessages: false };

/**
 * Whether the key is derived by Argon2, which needs WebAssembly: our pages' content security policy does not allow it.
 */
const isArgon2 = (packet: unknown) =>
  (packet as { readonly s2k?: { readonly type?: string } }).s2k?.type === 'argon2';

/**
 * Returns the whole plain text, or the reason why there is none. A wrong passphrase and an altered message often cannot
 * be told apart: with `gpg --symmetric` the passphrase is the key, and only the whole text shows whether it fits.
 */
export async function openPgp(
  octets: Uint8Array<ArrayBuffer>,
  phrases: readonly string[],
): Promise<Uint8Array<ArrayBuffer> | Closed> {
  try {
    const isArmored = octets[0] === '-'.charCodeAt(0);
    const message = await (isArmored
      ? readMessage({ armoredMessage: new TextDecoder().decode(octets), config })
      : readMessage({ binaryMessage: octets, config }));
    const locks = message.packets.filterByTag(enums.packet.symEncryptedSessionKey);
    if (locks.length === 0 || locks.every(isArgon2)) return 'pgp';
    const opened = await decrypt({ message, passwords: [...phrases], format: 'binary', config });
    return (opened as { readonly data: unknown }).data as Uint8Array<ArrayBuffer>;
  } catch {
    return 'wrong-or-altered';
  }
}
