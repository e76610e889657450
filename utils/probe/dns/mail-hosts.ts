/** Finds the hosts that accept mail for a domain (RFC 5321 §5.1). */
import { parseName } from '../names.ts';
import type { Resolver } from './resolver.ts';

export type MailHosts =
  | { readonly ok: false; readonly reason: string }
  | {
      readonly ok: true;
      /** `no-domain`: NXDOMAIN. `null-mx`: accepts no mail (RFC 7505). `implicit`: the domain itself. */
      readonly state: 'hosts' | 'implicit' | 'null-mx' | 'no-domain';
      /** Most preferred first. */
      readonly hosts: readonly string[];
      /** Whether the resolver validated the answer. */
      readonly secure: boolean;
      /** Seconds. */
      readonly ttl: number;
    };

/** Asks the resolver for the domain's mail hosts. Names that no public mail server can have are omitted. */
export async function askMailHosts(domain: string, resolver: Resolver): Promise<MailHosts> {
  const answer = await resolver.ask(domain, 'MX');
  if (!answer.ok) return answer;
  const { value, ttl } = answer;
  const base = { ok: true, secure: value.secure, ttl } as const;
  if (!value.exists) return { ...base, state: 'no-domain', hosts: [] };
  const real = value.records.filter(({ exchange }) => exchange !== '');
  if (value.records.length > 0 && real.length === 0) return { ...base, state: 'null-mx', hosts: [] };
  if (real.length === 0) return { ...base, state: 'implicit', hosts: [domain] };
  const hosts = [...real]
    .sort((a, b) => a.preference - b.preference || a.exchange.localeCompare(b.exchange))
    .map(({ exchange }) => parseName(exchange))
    .filter((host) => host !== null);
  return { ...base, state: 'hosts', hosts: [...new Set(hosts)] };
}
