/**
 * OpenPGP messages with a passphrase (RFC 9580 §5.3, as `gpg --symmetric` makes them). In one piece: nothing of it may come
 * out before all of it is genuine. The library is that of the keys, so that the package has it once.
 */
import { decrypt, enums, readMessage } from 'openpgp';
import type { Closed } from './closed.ts';

/** No more than this may come out of a compressed message (octets). */
const MAX = 512 * 1024 * 1024;

/** What lacks a proof that it is whole is refused, whatever the library's own default is. */
const config = { maxDecompressedMessageSize: MAX, allowUnauthenticatedMessages: false };

/** Derived by Argon2, which needs WebAssembly: our pages' policy has none. */
const isArgon2 = (packet: unknown) =>
  (packet as { readonly s2k?: { readonly type?: string } }).s2k?.type === 'argon2';

/**
 * All of it, or why there is nothing. A wrong passphrase and an altered message often cannot be told apart: with
 * `gpg --symmetric` the passphrase is the key, and only the whole text shows whether it fits.
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
