/** Extracts a certificate's public key, byte for byte (RFC 5280 §4.1): TLSA records are made over it. Pure. */

interface Value {
  readonly tag: number;
  /** Where its contents start and end. */
  readonly start: number;
  readonly end: number;
}

/** Returns the DER value at `at` (X.690 §8.1). Null if it is invalid or truncated. */
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

/** Tag of the optional version at the start. */
const VERSION = 0xa0;
/** The fields before the key: serial, signature, issuer, validity, subject. */
const BEFORE_KEY = 5;

/** Returns the SubjectPublicKeyInfo of a certificate. Null if these octets are not a certificate. */
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
