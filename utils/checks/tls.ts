/** How well was the connection encrypted that carried a file? Only what the browser reports; nothing is guessed. */
import type { Destination, Evidence, Kind, Tls } from '../core/model.ts';
import { dated, found, unknown, type Check } from './check.ts';

const ID = 'tls';

/**
 * The finding on one connection to `host`. Weak encryption or a certificate that proves nothing limits the verdict; an
 * older protocol is a fact, not a fault: CISA recommends TLS 1.3 (Mobile Communications Best Practice Guidance).
 */
export function weighTls(tls: Tls, host: string, date: Parameters<typeof found>[3], kind: Kind): Evidence {
  const limit = { kind, strength: 'unproven' } as const;
  if (!tls.isTrusted) return found(ID, 'no', { code: 'tls-untrusted', values: [host] }, date, limit);
  const values = [host, tls.protocol.replace('v', ' ')];
  if (tls.isWeak) return found(ID, 'no', { code: 'tls-weak', values }, date, limit);
  if (tls.isReadableLater) return found(ID, 'yes', { code: 'tls-recorded', values }, date, { kind });
  const code = tls.protocol === 'TLSv1.3' ? 'tls' : 'tls-older';
  return found(ID, 'yes', { code, values }, date, { kind });
}

export const tls: Check<Destination> = {
  id: ID,
  gather({ tls: told, host, page }, lookups) {
    if (told === undefined) return Promise.resolve([]);
    const name = host === '' ? page.host : host;
    const date = dated({ name: 'connection' }, lookups.now());
    return Promise.resolve([
      told === 'unreadable'
        ? unknown(ID, { code: 'tls-unknown', values: [name] }, 'unreadable', date)
        : weighTls(told, name, date, 'protection'),
    ]);
  },
};
