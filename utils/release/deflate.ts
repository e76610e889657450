/** Deflate streams (RFC 1951) that are the same octets on every machine: neither function uses the system's zlib. */
import { createHash } from 'node:crypto';
import { deflateAsync } from '@gfx/zopfli';
import { deflateSync } from 'fflate';

/** Compresses octets into a deflate stream. */
export type Deflate = (octets: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Three times as many would make a package only a thousandth smaller, in twice the time. */
const ITERATIONS = 5;

const made = new Map<string, Promise<Uint8Array>>();

/**
 * Compresses with Zopfli, a twentieth shorter than others do. Slow, so each content is compressed once, however many
 * packages contain it.
 */
export function shortest(octets: Uint8Array): Promise<Uint8Array> {
  const hash = createHash('sha256').update(octets).digest('hex');
  const known = made.get(hash) ?? deflateAsync(octets, { numiterations: ITERATIONS });
  made.set(hash, known);
  return known;
}

/** Compresses fast, but less, for files that nobody installs. */
export const quick: Deflate = (octets) => deflateSync(octets, { level: 9 });
