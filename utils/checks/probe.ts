/**
 * What did the organisation's own probe see of the recipient's mail servers? The only evidence by which mail to a server
 * may be called unencrypted: a browser cannot speak SMTP (checks.md §2.6).
 */
import type { Evidence } from '../core/model.ts';
import { found, unknown, type Check } from './check.ts';
import { isMailServer, mailHostsOf } from './mail-hosts.ts';

const ID = 'probe';
/** More mail hosts than this are not asked about, and then nothing is claimed. */
const MOST_HOSTS = 8;
/** What was seen longer ago tells nothing about today (ms). */
const FRESH = 30 * 24 * 60 * 60 * 1000;

export const probe: Check = {
  id: ID,
  slow: true,
  async gather(subject, lookups) {
    const { domain } = subject;
    const mail = await mailHostsOf(subject, lookups);
    if (mail === null || mail.state === 'unknown' || mail.hosts.length === 0) return [];
    const hosts = mail.hosts.filter(isMailServer);
    if (hosts.length > MOST_HOSTS) return [];
    const answers = await Promise.all(hosts.map((host) => lookups.probe(host)));
    const evidence: Evidence[] = [];
    for (const [index, answer] of answers.entries()) {
      const values = [hosts[index] ?? '', domain];
      // No probe is set: there is nothing to say.
      if (!answer.ok && answer.reason === 'off') return [];
      if (!answer.ok || lookups.now() - answer.value.at > FRESH) {
        const reason = answer.ok ? 'expired' : answer.reason;
        evidence.push(unknown(ID, { key: 'because_probe_unknown', values }, reason, answer));
      } else if (!answer.value.starttls) {
        evidence.push(found(ID, 'no', { key: 'because_probe_no', values }, answer, { strength: 'exposed' }));
      } else if (answer.value.certValid)
        evidence.push(found(ID, 'yes', { key: 'because_probe_yes', values }, answer));
      else evidence.push(found(ID, 'no', { key: 'because_probe_certificate', values }, answer));
    }
    const isSeen =
      evidence.length === mail.hosts.length && evidence.every(({ finding }) => finding === 'yes');
    return isSeen ? evidence.map((item) => ({ ...item, strength: 'transport' as const })) : evidence;
  },
};
