/** How well was the connection encrypted that carried a file? Only what the browser reports; nothing is guessed. */
import type { Destination, Evidence, Kind, Tls } from '../core/model.ts';
import { provenanceOf, finding, noAnswer, type Check } from './check.ts';

const ID = 'tls';

/**
 * Returns the finding about one connection to `host`. Weak encryption, or a certificate that proves nothing, limits the
 * verdict; an older protocol is a fact, not a fault: CISA recommends TLS 1.3 (Mobile Communications Best Practice
 * Guidance).
 */
export function evaluateTls(
  tls: Tls,
  host: string,
  provenance: Parameters<typeof finding>[3],
  kind: Kind,
): Evidence {
  const limit = { kind, strength: 'unproven' } as const;
  if (!tls.isTrusted) return finding(ID, 'no', { code: 'tls-untrusted', values: [host] }, provenance, limit);
  const values = [host, tls.protocol.replace('v', ' ')];
  if (tls.isWeak) return finding(ID, 'no', { code: 'tls-weak', values }, provenance, limit);
  if (tls.isReadableLater) return finding(ID, 'yes', { code: 'tls-recorded', values }, provenance, { kind });
  const code = tls.protocol === 'TLSv1.3' ? 'tls' : 'tls-older';
  return finding(ID, 'yes', { code, values }, provenance, { kind });
}

export const tls: Check<Destination> = {
  id: ID,
  gather({ tls: told, host, page }, lookups) {
    if (told === undefined) return Promise.resolve([]);
    const name = host === '' ? page.host : host;
    const provenance = provenanceOf({ name: 'connection' }, lookups.now());
    return Promise.resolve([
      told === 'unreadable'
        ? noAnswer(ID, { code: 'tls-unknown', values: [name] }, 'unreadable', provenance)
        : evaluateTls(told, name, provenance, 'protection'),
    ]);
  },
};
