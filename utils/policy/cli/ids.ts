/** The IDs of the extension as built from this source tree. */
import { createHash } from 'node:crypto';
import { FIREFOX_ID, PUBLIC_KEY } from '../../core/ids.ts';
import type { Ids } from '../render/files.ts';

/** Returns Chromium's ID for a public key (DER in base64): half of its SHA-256, its hex digits written as a to p. */
export function chromiumIdOf(key: string): string {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** The IDs in both browsers. */
export const IDS: Ids = { chromium: chromiumIdOf(PUBLIC_KEY), firefox: FIREFOX_ID };
