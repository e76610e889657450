/** Does the recipient's domain demand encrypted delivery by a published policy? RFC 8461 (MTA-STS). */
import type { Evidence, UnknownReason } from '../core/model.ts';
import { coversHost, parseStsPolicy, parseStsRecord } from '../core/mta-sts.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { found, oldest, unknown, type Check } from './check.ts';
import { mailHostsOf, type MailHosts } from './mail-hosts.ts';
import { isWorthAsking } from './public.ts';

const ID = 'mta-sts';

type Dates = Parameters<typeof unknown>[3];

function notKnown(domain: string, reason: UnknownReason, date: Dates): Evidence {
  return unknown(ID, { key: 'because_mta_sts_unknown', values: [domain] }, reason, date);
}

/** What a fetched policy says about these mail hosts. Only `enforce` covering every host protects. */
function weigh(domain: string, body: string, mail: MailHosts, date: Dates): Evidence {
  const policy = parseStsPolicy(body);
  if (policy === null) return notKnown(domain, 'malformed', date);
  if (policy.mode !== 'enforce') {
    return found(ID, 'no', { key: `because_mta_sts_${policy.mode}`, values: [domain] }, date);
  }
  if (mail.state === 'unknown') return notKnown(domain, mail.reason, date);
  const open = mail.hosts.find((host) => !policy.mx.some((pattern) => coversHost(pattern, host)));
  if (open !== undefined) {
    return found(ID, 'no', { key: 'because_mta_sts_partly', values: [domain, open] }, date);
  }
  return found(ID, 'yes', { key: 'because_mta_sts_enforce', values: [domain] }, date, {
    strength: 'enforced',
    mechanism: 'mta-sts',
  });
}

/** Record and policy, one after the other: the record tells whether there is a policy to fetch. */
async function lookUpPolicy(
  domain: string,
  lookups: Lookups,
): Promise<Evidence | { body: string; date: Dates }> {
  const txt = await lookups.dns(`_mta-sts.${domain}`, 'TXT');
  if (!txt.ok) return notKnown(domain, txt.reason, txt);
  const id = parseStsRecord(txt.value.records);
  if (id === null) return found(ID, 'no', { key: 'because_mta_sts_absent', values: [domain] }, txt);
  const policy = await lookups.mtaStsPolicy(domain, id);
  if (!policy.ok) return notKnown(domain, policy.reason, policy);
  return { body: policy.value, date: oldest(policy, txt) };
}

export const mtaSts: Check = {
  id: ID,
  slow: true,
  async gather(subject, lookups) {
    const { domain } = subject;
    const hosts = mailHostsOf(subject, lookups);
    // The record is asked for beside the MX, so that the policy is one round trip behind, not two.
    const [policy, mail] = await Promise.all([
      isWorthAsking(subject, lookups.now()) ? lookUpPolicy(domain, lookups) : null,
      hosts,
    ]);
    if (policy === null || mail === null) return [];
    if (mail.state === 'no-domain' || mail.state === 'null-mx') return [];
    if (!('body' in policy)) return [policy];
    return [weigh(domain, policy.body, mail, oldest(policy.date, mail.answer))];
  },
};
