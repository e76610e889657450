/** Pseudonyms of addresses, for queries and for storage. They reveal nothing to those who do not know the address. */
import { hex } from '../platform/hash.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** SHA-1 of a text's UTF-8 octets. It names a file, protects nothing (draft-koch-openpgp-webkey-service §3.1). */
export async function sha1(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', bytesOf(text)));
}

/**
 * Returns the first label of the name under which the DNS has a key or certificate of this local part: SHA-256 of its
 * UTF-8 octets, truncated to 28, in hex (RFC 7929 §3, RFC 8162 §3). Not case-folded, as only the recipient's server may
 * interpret the local part.
 */
export async function localPartLabel(localPart: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(localPart));
  return hex(new Uint8Array(digest).subarray(0, 28));
}

/** Returns a function that pseudonymizes a text: HMAC-SHA-256 under this installation's secret (32 octets), in hex. */
export function createPseudonymize(secret: () => Promise<Uint8Array>): (text: string) => Promise<string> {
  let key: Promise<CryptoKey> | undefined;
  return async (text) => {
    key ??= secret().then((raw) =>
      crypto.subtle.importKey('raw', raw as BufferSource, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    );
    return hex(new Uint8Array(await crypto.subtle.sign('HMAC', await key, bytesOf(text))));
  };
}
