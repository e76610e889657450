/** z-base-32 (draft-koch-openpgp-webkey-service §3.1; Zooko, RFC 6189 §5.1.6) for Web Key Directory hashes. Pure. */

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** Encodes bytes in z-base-32: five bits a character, most significant first, the last one padded with zero bits. */
export function zbase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET.charAt((held << (5 - bits)) & 31);
}

/** Lower-cases only A–Z: full case mapping could name somebody else (U+212A is not `k`). */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
