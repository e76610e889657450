/** The public key of a certificate, byte for byte (RFC 5280 §4.1): TLSA records are made over those octets. Pure. */

interface Value {
  readonly tag: number;
  /** Where its contents start, and where it ends. */
  readonly start: number;
  readonly end: number;
}

/** The DER value at `at` (X.690 §8.1), or null where it does not fit. */
function valueAt(der: Uint8Array, at: number): Value | null {
  const [tag, first] = [der[at], der[at + 1]];
  if (tag === undefined || first === undefined) return null;
  const more = first > 127 ? first - 128 : 0;
  if (first === 128 || more > 3) return null;
  let length = more === 0 ? first : 0;
  for (let index = 0; index < more; index += 1) length = length * 256 + (der[at + 2 + index] ?? 0);
  const start = at + 2 + more;
  return start + length > der.length ? null : { tag, start, end: start + length };
}

/** Tag of the optional version in front. */
const VERSION = 0xa0;
/** Serial, signature, issuer, validity, subject stand before the key. */
const BEFORE_KEY = 5;

/** SubjectPublicKeyInfo of a certificate, or null where these octets are none. */
export function publicKeyOf(der: Uint8Array): Uint8Array | null {
  const certificate = valueAt(der, 0);
  const toBeSigned = certificate && valueAt(der, certificate.start);
  if (!toBeSigned) return null;
  let at = toBeSigned.start;
  const version = valueAt(der, at);
  if (version?.tag === VERSION) at = version.end;
  for (let index = 0; index < BEFORE_KEY; index += 1) {
    const value = valueAt(der, at);
    if (!value) return null;
    at = value.end;
  }
  const key = valueAt(der, at);
  return key && key.end <= toBeSigned.end ? der.subarray(at, key.end) : null;
}
