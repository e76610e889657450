/** The servers of an organisation, and its webmail on a host of its own, as a policy names them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKey } from 'openpgp';
import type { World } from '../world/world.ts';

/** Has a key, a certificate and Signal, by the word of different servers; takes mail without encryption. */
export const ANN = 'ann@plain-mail.org';
/** In the policy, in the directory at its address, known to BlueBubbles, known to nobody. */
export const NO_APPLE = '+12133734253';
export const LISTED = '+12133734254';
export const REACHED = '+12133734255';
export const NOBODY = '+12133734256';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Puts them up in the world; returns the fingerprint of the key that the key server has for Ann. */
export async function putUpServers({ files, pages }: World): Promise<string> {
  const ann = await generateKey({
    type: 'ecc',
    userIDs: [{ email: ANN }],
    format: 'object',
  });
  const fingerprint = ann.publicKey.getFingerprint().toUpperCase();
  files.set('keys.city-office.org/pks/lookup', {
    headers: { 'content-type': 'application/pgp-keys' },
    body: ann.publicKey.armor(),
  });
  files.set('intranet.city-office.org/people.json', {
    headers: JSON_TYPE,
    body: JSON.stringify([{ handle: LISTED, imessage: false, asOf: '2026-11-01' }]),
  });
  files.set('mac.city-office.org/api/v1/handle/availability/imessage', {
    headers: JSON_TYPE,
    body: JSON.stringify({ status: 200, data: { available: true } }),
  });
  files.set('probe.city-office.org/v1/probe', {
    headers: JSON_TYPE,
    body: JSON.stringify({
      host: 'mx.plain-mail.org',
      starttls: false,
      certValid: false,
      at: new Date().toISOString(),
    }),
  });
  const gmail = join(import.meta.dirname, '..', 'fixtures', 'sites', 'gmail-peoplekit.html');
  pages.set('post.brand-office.org/', readFileSync(gmail, 'utf8'));
  return fingerprint;
}
