/**
 * Whether a file is ciphertext, by its content, whatever its name. Armor, OpenPGP messages and pages of ours are
 * examined to their end; of an age file, the header, and whether the length is one that such files have.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { isAge, isArmored } from '../core/armor.ts';
import { HOLES } from '../encrypt/as-page.ts';
import { fromArmor } from '../encrypt/reader/armor.ts';
import { hex } from '../platform/hash.ts';
import { readOctets } from './read-octets.ts';

/** Enough for the header of an age file with hundreds of recipients (octets). */
const HEAD = 65_536;
/** Octets of lengths and packet heads: a message of 500 MB in parts of 512 octets has as many. */
const MAX_STEPS = 1_000_000;
/** How much of a longer file is read at once (octets). */
const BLOCK = 65_536;
/** Armor and pages are read whole up to the first size, messages walked through up to the second (octets). */
const MAX = { whole: 30_000_000, walked: 1_000_000_000 };

/**
 * Whether a payload can have this length: a nonce, then chunks of 64 KiB with 16 octets of their own; the last may be
 * shorter, but not empty if it follows others (C2SP, age.md, "Payload").
 */
function isAgeLength(payload: number): boolean {
  const last = (payload - 16) % (BLOCK + 16);
  return payload === 32 || (payload > 32 && (last === 0 || last > 16));
}

async function isAgeFile(file: Blob): Promise<boolean> {
  const head = await readOctets(file.slice(0, HEAD));
  const mac = head.indexOf('\n--- ');
  return mac > 0 && isAge(head) && isAgeLength(file.size - head.indexOf('\n', mac + 1) - 1);
}

/**
 * Whether the file holds session keys, then data that is encrypted with them and protected against changes, and nothing
 * else (RFC 9580 §10.3.3, §4.2).
 */
async function isPgpFile(file: Blob): Promise<boolean> {
  let at = 0;
  let from = 0;
  let block = '';
  let steps = 0;
  const next = async () => {
    // A file of nothing but empty packets would keep the person waiting for minutes.
    if (++steps > MAX_STEPS) at = NaN;
    if (at < from || at >= from + block.length) {
      block = await readOctets(file.slice(at, at + BLOCK));
      from = at;
    }
    return block.charCodeAt(at++ - from);
  };
  const number = async (count: number) => {
    let value = 0;
    for (let nth = 0; nth < count; nth += 1) value = value * 256 + (await next());
    return value;
  };
  /** Skips a body in the new format; resolves to true if another part of it follows. */
  const skip = async () => {
    const first = await next();
    if (first > 223 && first < 255) {
      at += 2 ** (first & 31);
      return true;
    }
    const length =
      first < 192 ? first : first < 224 ? (first - 192) * 256 + 192 + (await next()) : await number(4);
    at += length;
    return false;
  };
  // In a truncated file, `at` ends up behind the end, or is NaN.
  for (let keys = 0; at < file.size; keys += 1) {
    const head = await next();
    const isNew = head > 191;
    const type = isNew ? head & 63 : (head & 60) >> 2;
    // Without a stated length, the packet is the rest of the file, whatever that is.
    if (head < 128 || (!isNew && head % 4 === 3)) return false;
    if (!isNew) {
      const length = await number(2 ** (head & 3));
      at += length;
    } else while (at < file.size && (await skip()));
    if (type === 18 || type === 20) return keys > 0 && at === file.size;
    if (type !== 1 && type !== 3) return false;
  }
  return false;
}

const ABOUT = /(<script type="application\/json" id="about">)([^<]*)(<)/;
const HELD = /(<script type="text\/plain" id="sealed">)([^<]*)(<)/;

/** Whether a page of ours states the name of its file, and nothing else. */
function isAbout(text: string): boolean {
  try {
    const { name, isBeside, ...more } = JSON.parse(text) as Record<string, unknown>;
    return (
      typeof name === 'string' && name.length < 256 && isBeside === false && Object.keys(more).length === 0
    );
  } catch {
    return false;
  }
}

/** Whether this is the template with this hash (docs/encrypt.md) with an age file inserted. */
async function isPageOfOurs(text: string, template: string | null): Promise<boolean> {
  const [, , about = ''] = ABOUT.exec(text) ?? [];
  const [, , held = ''] = HELD.exec(text) ?? [];
  const empty = text
    .replace(ABOUT, (_all, before: string, _about, after: string) => before + HOLES.about + after)
    .replace(HELD, (_all, before: string, _held, after: string) => before + HOLES.sealed + after);
  if (template === null || hex(sha256(new TextEncoder().encode(empty))) !== template) return false;
  const isAlone = /^\s*-----BEGIN AGE ENCRYPTED FILE-----\n[\w+/=\n]+\n-----END AGE ENCRYPTED FILE-----\s*$/;
  const sealed = isAbout(about) && isAlone.test(held) ? fromArmor(held) : null;
  return sealed !== null && isAgeFile(sealed);
}

/**
 * Whether the file is ciphertext; false if it cannot be read. `template` is the SHA-256 of our page without a file
 * (hexadecimal); null: pages are not recognised.
 */
export async function isSealedFile(file: Blob, template: string | null): Promise<boolean> {
  const start = await readOctets(file.slice(0, 64));
  if (start.startsWith('age-encryption.org/v1')) return isAgeFile(file);
  if (start.charCodeAt(0) > 127) return file.size <= MAX.walked && isPgpFile(file);
  if (file.size > MAX.whole) return false;
  const octets = await readOctets(file);
  if (/^\s*-----/.test(start)) return isArmored(octets);
  const text = new TextDecoder().decode(Uint8Array.from(octets, (sign) => sign.charCodeAt(0)));
  return isPageOfOurs(text.replaceAll('\r\n', '\n'), template);
}
