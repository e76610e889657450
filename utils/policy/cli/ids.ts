/** The ids of the extension as this source tree builds it. */
import { createHash } from 'node:crypto';
import { FIREFOX_ID, PUBLIC_KEY } from '../../core/ids.ts';
import type { Ids } from '../render/files.ts';

/** Chromium's id for a public key (DER in base64): the first half of its SHA-256, its digits spelled from a to p. */
export function chromiumIdOf(key: string): string {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** Both ids. */
export const IDS: Ids = { chromium: chromiumIdOf(PUBLIC_KEY), firefox: FIREFOX_ID };
