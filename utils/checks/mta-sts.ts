/** Does the recipient's domain demand encrypted delivery by a published policy? RFC 8461 (MTA-STS). */
import type { Evidence, Recipient, UnknownReason } from '../core/model.ts';
import { coversHost, parseStsPolicy, parseStsRecord } from '../core/mta-sts.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { finding, oldestProvenance, noAnswer, type Check } from './check.ts';
import { isMailServer, mailHostsOf, type MailHosts } from './mail-hosts.ts';
import { isWorthAskingFor, orFromTable } from './policies.ts';
import { honours } from './sending.ts';

const ID = 'mta-sts';

/**
 * Senders keep a policy for as long as it says (seconds, RFC 8461 §3.2, which recommends weeks). If that is less than a
 * day, an attacker on the route only has to wait for its end.
 */
const SHORTEST_AGE = 24 * 60 * 60;

type Provenance = Parameters<typeof noAnswer>[3];

function notKnown(domain: string, reason: UnknownReason, provenance: Provenance): Evidence {
  return noAnswer(ID, { code: 'mta-sts-unknown', values: [domain] }, reason, provenance);
}

/** A policy as fetched now, or an earlier one that is valid until it expires although it cannot be fetched now. */
interface Fetched {
  readonly body: string;
  readonly provenance: Provenance;
  readonly isKept: boolean;
}

/** Evaluates the policy for these mail hosts. Only `enforce` that covers every host protects. */
async function evaluate(
  subject: Recipient,
  { body, provenance: seen, isKept }: Fetched,
  mail: MailHosts,
  lookups: Lookups,
): Promise<Evidence[]> {
  const { domain } = subject;
  const provenance = oldestProvenance(seen, mail.answer);
  const policy = parseStsPolicy(body);
  if (policy === null) return [notKnown(domain, 'malformed', provenance)];
  if (policy.mode !== 'enforce')
    return [finding(ID, 'no', { code: `mta-sts-${policy.mode}`, values: [domain] }, provenance)];
  if (mail.state === 'unknown') return [notKnown(domain, mail.reason, provenance)];
  // None of the hosts has a name that a certificate could contain.
  if (mail.state === 'mistaken') return [];
  const isCovered = (host: string) =>
    isMailServer(host) && policy.mx.some((pattern) => coversHost(pattern, host));
  const [open, ...others] = mail.hosts.filter((host) => !isCovered(host));
  if (open !== undefined) {
    const provider =
      others.length + 1 === mail.hosts.length ? await honours(subject, 'mta-sts', lookups) : null;
    if (provider === null)
      return [finding(ID, 'no', { code: 'mta-sts-partly', values: [domain, open] }, provenance)];
    // RFC 8461 §5: a sender that honours the policy delivers to no host that the policy does not cover.
    const because = { code: 'mta-sts-refused', values: [domain, open, provider] } as const;
    return [finding(ID, 'no', because, provenance, { strength: 'undeliverable' })];
  }
  if (policy.maxAge < SHORTEST_AGE)
    return [finding(ID, 'no', { code: 'mta-sts-brief', values: [domain] }, provenance)];
  const code = isKept ? 'mta-sts-kept' : 'mta-sts-enforce';
  const parts = { strength: 'enforced', mechanism: 'mta-sts' } as const;
  return [finding(ID, 'yes', { code, values: [domain] }, provenance, parts)];
}

/**
 * Looks up the record, then the policy: the record tells whether there is one to fetch. Without a record or a new
 * policy, one that was fetched earlier is valid until it expires (RFC 8461 §3.3, §5.1).
 */
async function lookUpPolicy(domain: string, lookups: Lookups): Promise<Evidence | Fetched> {
  const txt = await lookups.dns(`_mta-sts.${domain}`, 'TXT');
  const id = txt.ok ? parseStsRecord(txt.value.records) : null;
  const live = id === null ? null : await lookups.mtaStsPolicy(domain, id);
  if (live?.ok) return { body: live.value, provenance: oldestProvenance(live, txt), isKept: false };
  const kept = await lookups.mtaStsPolicy(domain, null);
  if (kept.ok) return { body: kept.value, provenance: kept, isKept: true };
  if (live) return notKnown(domain, live.reason, live);
  if (!txt.ok) return notKnown(domain, txt.reason, txt);
  return finding(ID, 'no', { code: 'mta-sts-absent', values: [domain] }, txt);
}

async function gatherLive(subject: Recipient, lookups: Lookups): Promise<Evidence[]> {
  const isWorthIt = await isWorthAskingFor(subject, ID, lookups);
  const hosts = mailHostsOf(subject, lookups, isWorthIt);
  // Looks up record and MX in parallel, so that the policy comes one round trip later, not two.
  const [policy, mail] = await Promise.all([isWorthIt ? lookUpPolicy(subject.domain, lookups) : null, hosts]);
  if (policy === null || mail === null) return [];
  if (mail.state === 'no-domain' || mail.state === 'null-mx') return [];
  return 'body' in policy ? evaluate(subject, policy, mail, lookups) : [policy];
}

export const mtaSts: Check = {
  id: ID,
  slow: true,
  async gather(subject, lookups) {
    return orFromTable(subject, ID, await gatherLive(subject, lookups), lookups.now());
  },
};
