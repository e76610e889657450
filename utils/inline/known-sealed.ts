/** Which files were encrypted before they were chosen? Most files need one look at their first octets to know that they were not. */
import { send } from '../messages/send.ts';
import { readOctets } from './read-octets.ts';
import type { isSealedFile } from './sealed-file.ts';

/** Where `sealed.js` leaves what it does. */
export const SEALED = Symbol.for('sealcheck.sealed');
export interface Sealing {
  [SEALED]?: typeof isSealedFile;
}

/** How an age file, armor, a page of ours, and an OpenPGP message (packets of tag 1 or 3, RFC 9580 §4.2) begin. */
const BEGINS = /^(age-encryption\.org\/v1\n|\s*-----BEGIN |\s*<!doctype html>|[\xc1\xc3\x84-\x87\x8c-\x8f])/i;

/** Is it, by all that can be told from what is in it? Never rejects: what cannot be read is not. */
export async function knowSealed(file: File): Promise<boolean> {
  try {
    if (!BEGINS.test(await readOctets(file.slice(0, 64)))) return false;
    const template = await send('inject:sealed', {});
    return (await (globalThis as Sealing)[SEALED]?.(file, template)) ?? false;
  } catch {
    return false;
  }
}
