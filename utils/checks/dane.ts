/** Does the recipient's mail server publish, in signed DNS, that it always encrypts? RFC 7672 (DANE for SMTP). */
import type { Evidence, Recipient } from '../core/model.ts';
import type { Because } from '../core/codes.ts';
import { isUsableTlsa } from '../core/tlsa.ts';
import type { DnsAnswer } from '../lookups/dns-answer.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { firstFailure, finding, oldestProvenance, noAnswer, type Check } from './check.ts';
import { isMailServer, mailHostsOf, type MailHosts } from './mail-hosts.ts';
import { isWorthAskingFor, orFromTable } from './policies.ts';
import type { Answer } from '../lookups/answer.ts';

const ID = 'dane';
/** A domain with more mail hosts than this is not looked up, and nothing is claimed about it. */
const MAX_HOSTS = 20;

type Tlsa = Answer<DnsAnswer<'TLSA'>>;
type Host = 'covered' | 'unusable' | 'absent' | 'unknown';

/**
 * Returns what TLSA says about one host. It counts only where the resolver validated it (RFC 7672 §2.2); if all records
 * are unusable, nothing is authenticated.
 */
function stateOf(answer: Tlsa): Host {
  if (!answer.ok) return 'unknown';
  if (!answer.value.secure || answer.value.records.length === 0) return 'absent';
  return answer.value.records.some(isUsableTlsa) ? 'covered' : 'unusable';
}

function evaluate(
  domain: string,
  mail: Extract<MailHosts, { hosts: unknown }>,
  answers: readonly Tlsa[],
): Evidence {
  const provenance = oldestProvenance(mail.answer, ...answers);
  const states = answers.map(stateOf);
  const failure = firstFailure(answers);
  if (failure) return noAnswer(ID, { code: 'dane-unknown', values: [domain] }, failure, provenance);
  const firstOpen = states.findIndex((state) => state !== 'covered');
  if (firstOpen === -1) {
    const code = mail.secure ? 'dane-yes' : 'dane-insecure-mx';
    // RFC 7672 §2.2.1: TLSA behind an unsigned MX still helps, but the MX itself could be forged.
    return finding(ID, 'yes', { code, values: [domain] }, provenance, {
      strength: mail.secure ? 'enforced' : 'transport',
      mechanism: 'dane',
    });
  }
  if (states.includes('covered')) {
    const values = [domain, mail.hosts[firstOpen] ?? ''];
    return finding(ID, 'no', { code: 'dane-partly', values }, provenance);
  }
  const code = states.includes('unusable') ? 'dane-unusable' : 'dane-absent';
  return finding(ID, 'no', { code, values: [domain] }, provenance);
}

async function lookUpTlsa(hosts: readonly string[], lookups: Lookups): Promise<Tlsa[]> {
  return Promise.all(hosts.map((host) => lookups.dns(`_25._tcp.${host}`, 'TLSA')));
}

async function gatherLive(subject: Recipient, lookups: Lookups): Promise<Evidence[]> {
  const { domain } = subject;
  const mail = await mailHostsOf(subject, lookups, await isWorthAskingFor(subject, ID, lookups));
  if (mail === null) return [];
  if (mail.state === 'unknown') {
    return [noAnswer(ID, { code: 'dane-unknown', values: [domain] }, mail.reason, mail.answer)];
  }
  if (mail.hosts.length === 0) return [];
  if (mail.hosts.length > MAX_HOSTS) {
    return [noAnswer(ID, { code: 'dane-unknown', values: [domain] }, 'too-large', mail.answer)];
  }
  const mistaken = mail.hosts.find((host) => !isMailServer(host));
  if (mistaken !== undefined) {
    const because: Because<typeof ID> =
      mail.state === 'mistaken'
        ? { code: 'dane-absent', values: [domain] }
        : { code: 'dane-partly', values: [domain, mistaken] };
    return [finding(ID, 'no', because, mail.answer)];
  }
  return [evaluate(domain, mail, await lookUpTlsa(mail.hosts, lookups))];
}

export const dane: Check = {
  id: ID,
  slow: true,
  async gather(subject, lookups) {
    return orFromTable(subject, ID, await gatherLive(subject, lookups), lookups.now());
  },
};
