/** Hashes of what must not be kept in clear. */

/** Octets in lower-case hexadecimal digits. */
export const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 in hexadecimal digits; null on pages where the browser has no such function (http). */
export async function sha256(text: string): Promise<string | null> {
  // Not every context that has `crypto` has `subtle` (Web Cryptography, [SecureContext]).
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return null;
  return hex(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** The name under which a conversation at this host is remembered; null: it cannot be. */
export function hashConversation(
  salt: string,
  app: string,
  host: string,
  conversation: string,
): Promise<string | null> {
  return sha256(JSON.stringify([salt, app, host, conversation]));
}
