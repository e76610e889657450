/** Requests one person's key from every place that may have it. */
import { parseAddress, type Address } from '../../utils/core/address.ts';
import type { DnsType } from '../../utils/lookups/dns-answer.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';
import { lookUpKey, type KeyPlace } from '../../utils/lookups/keys.ts';
import { NOW } from '../core/evidence.ts';
import type { FakeNetwork } from './fake-network.ts';

export const JOE = parseAddress('Joe.Doe@Own-Mail.org') as Address;
const KEY = new Uint8Array([0x99, 1, 2, 3]);
export const asKey = () => new Response(KEY, { headers: { 'content-type': 'application/octet-stream' } });
export const usable = { usable: true, fingerprint: 'AB12', armored: null, expiresAt: null } as const;

/** Whether the subdomain has an address: `yes`, `no`, or a failure. */
type Subdomain = 'yes' | 'no' | 'servfail';

/** Returns DNS that knows one thing: whether `openpgpkey.<domain>` has an address. */
function dnsWith(subdomain: Subdomain): Lookups['dns'] {
  const when = { source: { name: 'resolver' }, observedAt: NOW, expiresAt: NOW + 1 };
  return ((_name: string, type: DnsType) => {
    if (subdomain === 'servfail') return Promise.resolve({ ok: false, reason: 'servfail', ...when });
    const records = subdomain === 'yes' && type === 'A' ? ['203.0.113.9'] : [];
    return Promise.resolve({ ok: true, value: { exists: true, secure: false, records }, ...when });
  }) as Lookups['dns'];
}

/** Looks up Joe's key in one place. Its key server is keys.openpgp.org, and every key that is found is usable. */
export const ask = (place: KeyPlace, network: FakeNetwork, subdomain: Subdomain = 'yes', now = NOW) =>
  lookUpKey(place, JOE, {
    now: () => now,
    ask: network.ask,
    dns: dnsWith(subdomain),
    inspect: () => Promise.resolve(usable),
    keyServers: [{ protocol: 'vks', url: 'https://keys.openpgp.org' }],
  });
