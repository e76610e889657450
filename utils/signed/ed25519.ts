/**
 * Verifies signatures of what comes from outside the package: table corrections between releases, codes for exceptions.
 * RFC 8032 §5.1.
 */

/** A public key as policy and files spell it: 32 bytes in base64url without padding (RFC 4648 §5). */
export const PUBLIC_KEY = /^[\w-]{43}$/;

/** Decodes unpadded base64url text; null where the text is not base64url. */
export function parseBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * Whether the owner of this public key (`PUBLIC_KEY`) signed exactly these bytes. `signature`: 64 bytes. Any fault
 * means false: another length, a key that is not a point, a browser without Ed25519 (then ask `hasEd25519`). Never
 * rejects.
 */
export async function verify(
  publicKey: string,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const raw = PUBLIC_KEY.test(publicKey) ? parseBase64Url(publicKey) : null;
  if (!raw || signature.length !== 64) return false;
  try {
    const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
  } catch {
    return false;
  }
}

/** RFC 8032 §7.1, test 1: a key and signature that every browser with Ed25519 accepts. */
const SAMPLE = [
  '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  '5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw',
] as const;

/** Whether this browser can verify Ed25519 signatures. If not, a false from `verify` proves nothing (docs/adr/0023). */
export function hasEd25519(): Promise<boolean> {
  const [key, signature] = SAMPLE;
  return verify(key, new Uint8Array(), parseBase64Url(signature) ?? new Uint8Array());
}
