/** Can this domain receive mail at all, and where? RFC 5321 §5.1, RFC 7505. */
import { isPrivateAddress } from '../core/ip.ts';
import type { Evidence } from '../core/model.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, firstFailure, finding, oldestProvenance, noAnswer, type Check } from './check.ts';
import { isMailServer, mailHostsOf } from './mail-hosts.ts';
import { kindOf } from './public.ts';

const ID = 'mail-domain';

/** Evaluates a domain without MX: it receives mail at its own address, if it has one (RFC 5321 §5.1, implicit MX). */
async function gatherImplicit(
  domain: string,
  provenance: Parameters<typeof oldestProvenance>[0],
  lookups: Lookups,
): Promise<Evidence> {
  const answers = await Promise.all([lookups.dns(domain, 'A'), lookups.dns(domain, 'AAAA')]);
  const when = oldestProvenance(provenance, ...answers);
  const addresses = answers.flatMap((answer) => (answer.ok ? answer.value.records : []));
  if (addresses.some((address) => !isPrivateAddress(address))) {
    return finding(ID, 'yes', { code: 'mail-domain-implicit', values: [domain] }, when, {
      strength: 'unproven',
    });
  }
  const failure = addresses.length > 0 ? 'private-address' : firstFailure(answers);
  if (failure) return noAnswer(ID, { code: 'mail-domain-unknown', values: [domain] }, failure, when);
  return finding(ID, 'no', { code: 'no-mail-host', values: [domain] }, when, {
    strength: 'undeliverable',
  });
}

export const mailDomain: Check = {
  id: ID,
  async gather(subject, lookups) {
    const { domain } = subject;
    const values = [domain];
    const kind = kindOf(subject);
    if (kind !== 'public') {
      const code = kind === 'literal' ? 'address-literal' : 'internal-name';
      const provenance = provenanceOf({ name: 'special-names' }, lookups.now());
      return [noAnswer(ID, { code, values }, 'not-public', provenance)];
    }
    const mail = await mailHostsOf(subject, lookups);
    if (mail === null) return [];
    switch (mail.state) {
      case 'unknown':
        return [noAnswer(ID, { code: 'mail-domain-unknown', values }, mail.reason, mail.answer)];
      case 'no-domain':
        return [
          finding(ID, 'no', { code: 'no-such-domain', values }, mail.answer, {
            strength: 'undeliverable',
          }),
        ];
      case 'null-mx':
        return [finding(ID, 'no', { code: 'null-mx', values }, mail.answer, { strength: 'undeliverable' })];
      case 'implicit':
        return [await gatherImplicit(domain, mail.answer, lookups)];
      case 'mistaken': {
        const because = { code: 'mx-mistaken', values: [domain, mail.hosts[0] ?? ''] } as const;
        return [finding(ID, 'no', because, mail.answer, { strength: 'unproven' })];
      }
      case 'hosts': {
        const server = mail.hosts.find(isMailServer) ?? '';
        const because = { code: 'mail-domain-yes', values: [domain, server] } as const;
        return [finding(ID, 'yes', because, mail.answer, { strength: 'unproven' })];
      }
    }
  },
};
