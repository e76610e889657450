/** The servers of an organisation, and its webmail on its own host, as a policy names them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKey } from 'openpgp';
import type { World } from '../world/world.ts';

/**
 * According to different servers she has a key, a certificate and Signal; her mail server accepts mail without
 * encryption.
 */
export const ANN = 'ann@plain-mail.org';
/** Listed in the policy, listed in the directory server, known to BlueBubbles, known to nobody. */
export const NO_APPLE = '+12133734253';
export const LISTED = '+12133734254';
export const REACHED = '+12133734255';
export const NOBODY = '+12133734256';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Sets up the servers in the world; returns the fingerprint of the key that the key server has for Ann. */
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
