/** Which hosts take mail for a domain: asked by several checks, answered once. */
import { parseDomain } from '../core/domain.ts';
import type { Recipient, UnknownReason } from '../core/model.ts';
import type { Answer, DnsAnswer, Lookups } from '../lookups/lookups.ts';
import { isWorthAsking } from './public.ts';

type Failure = Extract<Answer<never>, { ok: false }>;

export type MailHosts =
  | { readonly state: 'unknown'; readonly reason: UnknownReason; readonly answer: Failure }
  | {
      readonly state: 'no-domain' | 'null-mx' | 'implicit' | 'hosts';
      /** Names of the hosts, most preferred first; for `implicit` the domain itself. */
      readonly hosts: readonly string[];
      /** The resolver validated the answer (AD). */
      readonly secure: boolean;
      readonly answer: Extract<Answer<DnsAnswer<'MX'>>, { ok: true }>;
    };

/**
 * The mail hosts of the subject's domain (RFC 5321 §5.1), or null where no resolver should be asked.
 * `null-mx`: one record with the root as exchange (RFC 7505 §3); among others the root is ignored.
 */
export async function mailHostsOf(subject: Recipient, lookups: Lookups): Promise<MailHosts | null> {
  const { domain } = subject;
  if (!isWorthAsking(subject, lookups.now())) return null;
  const answer = await lookups.dns(domain, 'MX');
  if (!answer.ok) return { state: 'unknown', reason: answer.reason, answer };
  const { exists, secure, records } = answer.value;
  if (!exists) return { state: 'no-domain', hosts: [], secure, answer };
  if (records.length === 1 && records[0]?.exchange === '') {
    return { state: 'null-mx', hosts: [], secure, answer };
  }
  const hosts = records
    .filter((record) => record.exchange !== '')
    .sort((a, b) => a.preference - b.preference || a.exchange.localeCompare(b.exchange))
    .map((record) => record.exchange);
  return hosts.length > 0
    ? { state: 'hosts', hosts: [...new Set(hosts)], secure, answer }
    : { state: 'implicit', hosts: [domain], secure, answer };
}

/** Host names that can be asked about; an MX may hold an address or other text against RFC 5321 §5.1. */
export function isHostName(host: string): boolean {
  return parseDomain(host) === host && host.includes('.');
}
