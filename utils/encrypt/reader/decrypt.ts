/**
 * Decrypts a file in the age format, version 1, that was encrypted with a passphrase (C2SP, age-encryption.org/v1: the
 * scrypt recipient and STREAM, nothing else). Part of the page that decrypts itself: whoever receives one can review
 * the whole code here.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Closed } from '../closed.ts';
import { gather } from '../gather.ts';
import { fromExactBase64 } from './armor.ts';

/** Octets of a piece of the plain text, and of the tag that authenticates it. */
const PIECE = 64 * 1024;
const TAG = 16;
/**
 * As powers of two: our files use 15 (32 MiB); 18 is what age itself accepts (256 MiB), and no page should use more.
 */
const MAX_WORK = 18;
/** Our headers are never longer (octets). */
const MAX_HEADER = 1024;

const HEADER =
  /^(age-encryption\.org\/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9]\d{0,2})\n([A-Za-z0-9+/]{43})\n---) ([A-Za-z0-9+/]{43})\n/;

class Refused extends Error {
  readonly why: Closed;
  constructor(why: Closed) {
    super(why);
    this.why = why;
  }
}

/** Reads octets from a stream in pieces of any size. */
function buffered(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  let held = new Uint8Array();
  return {
    /** Returns this many octets, fewer only at the end of the stream. */
    async peek(count: number): Promise<Uint8Array> {
      while (held.length < count) {
        const { done, value } = await reader.read();
        if (done) break;
        const both = new Uint8Array(held.length + value.length);
        both.set(held);
        both.set(value, held.length);
        held = both;
      }
      return held.subarray(0, count);
    },
    drop(count: number) {
      held = held.subarray(count);
    },
  };
}
type Buffered = ReturnType<typeof buffered>;

const ascii = (text: string) => new TextEncoder().encode(text);
const isSame = (a: Uint8Array, b: Uint8Array) => a.every((octet, at) => octet === b[at]);

/** Decrypts the file key in the header with this passphrase; null where the passphrase is another one. */
async function keyOf(phrase: string, salt: Uint8Array, work: number, sealed: Uint8Array) {
  const label = ascii('age-encryption.org/v1/scrypt');
  const salted = new Uint8Array([...label, ...salt]);
  // The asynchronous version pauses in between, so that the page does not freeze.
  const wrap = await scryptAsync(ascii(phrase), salted, { N: 2 ** work, r: 8, p: 1, dkLen: 32 });
  try {
    return chacha20poly1305(wrap, new Uint8Array(12)).decrypt(sealed);
  } catch {
    return null;
  }
}

/** Reads the header, and returns the key of the payload. */
async function unlock(octets: Buffered, phrases: readonly string[]): Promise<Uint8Array> {
  const start = new TextDecoder('latin1').decode(await octets.peek(MAX_HEADER));
  const [whole, signed, salt, work, sealed, mac] = HEADER.exec(start) ?? [];
  if (!start.startsWith('age-encryption.org/v1\n-> scrypt ')) throw new Refused('no-age-file');
  if (!whole || !signed || !salt || !work || !sealed || !mac) throw new Refused('altered');
  if (Number(work) > MAX_WORK) throw new Refused('too-costly');
  const [saltOctets, sealedOctets, macOctets] = [salt, sealed, mac].map(fromExactBase64);
  if (!saltOctets || !sealedOctets || !macOctets) throw new Refused('altered');
  for (const phrase of phrases) {
    const key = await keyOf(phrase, saltOctets, Number(work), sealedOctets);
    if (!key) continue;
    const own = hmac(sha256, hkdf(sha256, key, new Uint8Array(), ascii('header'), 32), ascii(signed));
    if (!isSame(own, macOctets)) throw new Refused('altered');
    octets.drop(whole.length);
    const nonce = new Uint8Array(await octets.peek(TAG));
    if (nonce.length < TAG) throw new Refused('altered');
    octets.drop(TAG);
    return hkdf(sha256, key, nonce, ascii('payload'), 32);
  }
  throw new Refused('wrong');
}

/** Decrypts the pieces; each is numbered and the last one is marked, so that none can be altered, moved or left out. */
function pieces(octets: Buffered, key: Uint8Array, onRead: (count: number) => void) {
  const nonce = new Uint8Array(12);
  const counter = new DataView(nonce.buffer);
  let nth = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const seen = await octets.peek(PIECE + TAG + 1);
      const isLast = seen.length <= PIECE + TAG;
      const piece = seen.subarray(0, PIECE + TAG);
      counter.setUint32(7, nth);
      nonce[11] = isLast ? 1 : 0;
      let plain: Uint8Array;
      try {
        plain = chacha20poly1305(key, nonce).decrypt(piece);
      } catch {
        throw new Refused('altered');
      }
      // The format has no empty last piece, except in an empty file.
      if (isLast && plain.length === 0 && nth > 0) throw new Refused('altered');
      octets.drop(piece.length);
      onRead(piece.length);
      nth += 1;
      controller.enqueue(plain);
      if (isLast) controller.close();
    },
  });
}

/**
 * Returns the whole plain text once all of it has been authenticated, or the reason why there is none. `onRead`
 * receives the octets of each piece read. Rejects where the device is to blame: with the error of reading the stream,
 * or for lack of memory.
 */
export async function decrypt(
  stream: ReadableStream<Uint8Array>,
  phrases: readonly string[],
  onRead: (count: number) => void = () => undefined,
): Promise<Blob | Closed> {
  try {
    const octets = buffered(stream);
    const key = await unlock(octets, phrases);
    return await gather(pieces(octets, key, onRead));
  } catch (error) {
    if (error instanceof Refused) return error.why;
    throw error;
  }
}
