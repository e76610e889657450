/** The hosts that receive mail for a domain. Several checks need them; they are looked up once. */
import { kindOfDomain, parseDomain } from '../core/domain.ts';
import type { Recipient, UnknownReason } from '../core/model.ts';
import type { DnsAnswer } from '../lookups/dns-answer.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { isTopLevelDomain } from '../data/tlds.ts';
import { isWorthAsking } from './public.ts';
import type { Answer } from '../lookups/answer.ts';

type Failure = Extract<Answer<never>, { ok: false }>;

/** A domain with more MX records than this is hardly one that receives mail: its hosts are not evaluated. */
const MAX_RECORDS = 50;

/** The result of looking up a domain's mail hosts; `unknown`: the lookup failed. */
export type MailHosts =
  | { readonly state: 'unknown'; readonly reason: UnknownReason; readonly answer: Failure }
  | {
      /** `mistaken`: none of the hosts has a name under which the public could find a mail server. */
      readonly state: 'no-domain' | 'null-mx' | 'implicit' | 'mistaken' | 'hosts';
      /** Host names, most preferred first; for `implicit` the domain itself. */
      readonly hosts: readonly string[];
      /** The resolver validated the answer (AD). */
      readonly secure: boolean;
      readonly answer: Extract<Answer<DnsAnswer<'MX'>>, { ok: true }>;
    };

/**
 * Returns the mail hosts of the subject's domain (RFC 5321 §5.1), or null where no resolver should be asked. `null-mx`:
 * the root is the only exchange (RFC 7505 §3); beside others the root is ignored.
 */
export async function mailHostsOf(
  subject: Recipient,
  lookups: Lookups,
  isWorthIt = isWorthAsking(subject, lookups.now()),
): Promise<MailHosts | null> {
  const { domain } = subject;
  if (!isWorthIt) return null;
  const answer = await lookups.dns(domain, 'MX');
  if (!answer.ok) return { state: 'unknown', reason: answer.reason, answer };
  const { exists, secure, records } = answer.value;
  if (records.length > MAX_RECORDS) {
    const failure = { ...answer, ok: false, reason: 'too-large' } as const;
    return { state: 'unknown', reason: failure.reason, answer: failure };
  }
  if (!exists) return { state: 'no-domain', hosts: [], secure, answer };
  if (records.length > 0 && records.every(({ exchange }) => exchange === '')) {
    return { state: 'null-mx', hosts: [], secure, answer };
  }
  const hosts = records
    .filter((record) => record.exchange !== '')
    .sort((a, b) => a.preference - b.preference || a.exchange.localeCompare(b.exchange))
    .map((record) => record.exchange);
  if (hosts.length === 0) return { state: 'implicit', hosts: [domain], secure, answer };
  const state = hosts.some(isMailServer) ? 'hosts' : 'mistaken';
  return { state, hosts: [...new Set(hosts)], secure, answer };
}

/**
 * Whether this is a name under which the public could find a mail server. Against RFC 5321 §5.1 an MX may hold an IP
 * address, `localhost` or other text, from which no sender can learn whom it talks to.
 */
export function isMailServer(host: string): boolean {
  return parseDomain(host) === host && kindOfDomain(host, isTopLevelDomain) === 'public';
}
