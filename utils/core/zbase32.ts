/** z-base-32 (draft-koch-openpgp-webkey-service §3.1; Zooko, RFC 6189 §5.1.6): the spelling of hashes in Web Key Directories. Pure. */

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** The bytes in z-base-32, five bits a character, most significant first, the last ones filled up with zeros. */
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

/** The text with only A–Z lower-cased: full case mapping could name somebody else (U+212A is not `k`). */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
