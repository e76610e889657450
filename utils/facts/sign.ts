/** Signs corrections of the tables, for those who publish them. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { namesIn } from '../data/corrections.ts';
import type { Sourced } from '../data/rows.ts';
import { MAX_BYTES } from '../lookups/corrections-file.ts';
import { HEAD, parseFacts } from '../signed/facts.ts';

/** Returns a new private key as PKCS #8 in PEM. */
export function makeKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

function publicKeyOf(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return x;
}

/** Returns what is wrong with this JSON of corrections at `now` (ms), or null. `read` returns a table's rows. */
export function faultOf(json: string, read: (table: string) => unknown, now: number): string | null {
  const facts = parseFacts(json, now);
  if (!facts) return 'no corrections: see docs/facts.md for their form';
  for (const { table, name, asOf } of facts.changes) {
    const row = (read(table) as Sourced[]).find((one) => namesIn(one).includes(name));
    if (!row) return `${table} has no row with the name ${name}`;
    if (asOf < row.asOf) return `${name}: the row in ${table} is of ${row.asOf}, which is later`;
  }
  return null;
}

/**
 * Returns the file with these corrections, signed with this key (PEM), and the public key to verify it with. Throws
 * where the key is not Ed25519 or the file is too long.
 */
export function signFacts(json: string, pem: string): { readonly file: string; readonly publicKey: string } {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key is not of Ed25519');
  const signature = sign(null, Buffer.from(HEAD + json), key).toString('base64url');
  const file = `${signature}\n${json}`;
  if (Buffer.byteLength(file) > MAX_BYTES) throw new Error(`the file is longer than ${MAX_BYTES} bytes`);
  return { file, publicKey: publicKeyOf(key) };
}
