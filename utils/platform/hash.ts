/** Hashes of what must not be stored in clear. */

/** Returns the bytes as lower-case hexadecimal digits. */
export const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Returns the SHA-256 in hexadecimal digits; null on http pages, where the browser does not provide it. */
export async function sha256(text: string): Promise<string | null> {
  // Not every context that has `crypto` has `subtle` (Web Cryptography, [SecureContext]).
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return null;
  return hex(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** Returns the name under which a conversation at this host is stored; null where SHA-256 is not available. */
export function hashConversation(
  salt: string,
  app: string,
  host: string,
  conversation: string,
): Promise<string | null> {
  return sha256(JSON.stringify([salt, app, host, conversation]));
}
