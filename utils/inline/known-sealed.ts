/**
 * Finds out which files were encrypted before they were chosen. For most files, a look at the first octets shows that
 * they were not.
 */
import { send } from '../messages/send.ts';
import { readOctets } from './read-octets.ts';
import type { isSealedFile } from './sealed-file.ts';

/** The key under which `sealed.js` stores its function. */
export const SEALED = Symbol.for('sealcheck.sealed');
/** The global on which `sealed.js` stores it. */
export interface Sealing {
  [SEALED]?: typeof isSealedFile;
}

/**
 * The first octets of an age file, armor, a page of ours, and an OpenPGP message (packets of tag 1 or 3, RFC 9580
 * §4.2).
 */
const BEGINS = /^(age-encryption\.org\/v1\n|\s*-----BEGIN |\s*<!doctype html>|[\xc1\xc3\x84-\x87\x8c-\x8f])/i;

/** Whether the file is encrypted, by its content. Never rejects: a file that cannot be read counts as not encrypted. */
export async function detectSealed(file: File): Promise<boolean> {
  try {
    if (!BEGINS.test(await readOctets(file.slice(0, 64)))) return false;
    const template = await send('inject:sealed', {});
    return (await (globalThis as Sealing)[SEALED]?.(file, template)) ?? false;
  } catch {
    return false;
  }
}
