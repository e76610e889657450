/** Deflate streams (RFC 1951) that are the same octets on every machine: neither uses the system's zlib. */
import { createHash } from 'node:crypto';
import { deflateAsync } from '@gfx/zopfli';
import { deflateSync } from 'fflate';

/** Octets as a deflate stream. */
export type Deflate = (octets: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Three times as many would make a package a thousandth smaller, in twice the time. */
const ITERATIONS = 5;

const made = new Map<string, Promise<Uint8Array>>();

/** As short as Zopfli finds it, a twentieth shorter than others do; slow, so each file once, whatever packages it is in. */
export function shortest(octets: Uint8Array): Promise<Uint8Array> {
  const hash = createHash('sha256').update(octets).digest('hex');
  const known = made.get(hash) ?? deflateAsync(octets, { numiterations: ITERATIONS });
  made.set(hash, known);
  return known;
}

/** For what nobody installs: at once, and longer. */
export const quick: Deflate = (octets) => deflateSync(octets, { level: 9 });
