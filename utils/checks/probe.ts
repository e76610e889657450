/**
 * What did the organisation's own probe see at the recipient's mail servers? Only this evidence can show that mail to a
 * server is unencrypted: a browser cannot speak SMTP (checks.md §2.6).
 */
import type { Code } from '../core/codes.ts';
import type { Evidence, Recipient } from '../core/model.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { Probed } from '../lookups/probe.ts';
import { finding, noAnswer, type Check } from './check.ts';
import { isMailServer, mailHostsOf } from './mail-hosts.ts';
import { isWorthAsking } from './public.ts';
import { honours } from './sending.ts';

const ID = 'probe';
/** A domain with more mail hosts than this is not looked up, and nothing is claimed about it. */
const MAX_HOSTS = 8;
/** An observation older than this (ms) says nothing about today. */
const FRESH = 30 * 24 * 60 * 60 * 1000;

/** The code for each certificate fault; any other fault is just "not valid". */
const FAULTS: readonly (readonly [string, Code<'probe'>])[] = [
  ['wrong-name', 'probe-name'],
  ['expired', 'probe-expired'],
  ['self-signed', 'probe-self-signed'],
];

/** Returns what was seen at one host, as a code, and the level that it supports or limits to; the worst fault first. */
function judgeHost(
  { starttls, certValid, faults, protocol, dane }: Probed,
  honoursDane: boolean,
): readonly [finding: 'yes' | 'no', code: Code<'probe'>, strength: 'exposed' | 'unproven' | null] {
  if (!starttls) return ['no', 'probe-no', 'exposed'];
  // Senders that do not insist fall back to cleartext; and where a certificate does not fit, an attacker may be in
  // between.
  if (protocol === '') return ['no', 'probe-fails', 'unproven'];
  if (dane === 'mismatch') return ['no', 'probe-dane-no', 'unproven'];
  // RFC 8996.
  if (protocol === 'TLSv1' || protocol === 'TLSv1.1') return ['no', 'probe-old', null];
  if (dane === 'matches' && (certValid || honoursDane)) return ['yes', 'probe-dane', null];
  if (certValid) return ['yes', 'probe-yes', null];
  const [, code = 'probe-certificate'] = FAULTS.find(([fault]) => faults.includes(fault)) ?? [];
  return ['no', code, null];
}

/** Returns what the probe saw, the hosts that were asked and the number of all hosts; null: nothing to ask about. */
async function askFor(subject: Recipient, lookups: Lookups) {
  const { domain } = subject;
  const mail = await mailHostsOf(subject, lookups);
  if (mail?.state === 'unknown' && mail.reason === 'off' && isWorthAsking(subject, lookups.now())) {
    const answer = await lookups.probedDomain(domain);
    const hosts = answer.ok ? answer.value.map(({ host }) => host) : [domain];
    return { answer, hosts, number: hosts.length };
  }
  if (mail === null || mail.state === 'unknown') return null;
  const hosts = mail.hosts.filter(isMailServer);
  if (hosts.length === 0 || hosts.length > MAX_HOSTS) return null;
  return { answer: await lookups.probe(hosts, domain), hosts, number: mail.hosts.length };
}

export const probe: Check = {
  id: ID,
  slow: true,
  async gather(subject, lookups) {
    const { domain } = subject;
    const asked = await askFor(subject, lookups);
    if (asked === null) return [];
    const { answer, hosts, number } = asked;
    // No probe is configured.
    if (!answer.ok && answer.reason === 'off') return [];
    const silent = (host: string, reason: Parameters<typeof noAnswer>[2]) =>
      noAnswer(ID, { code: 'probe-unknown', values: [host, domain] }, reason, answer);
    if (!answer.ok) return hosts.map((host) => silent(host, answer.reason));
    const restsOnDane = answer.value.some(({ dane, certValid }) => dane === 'matches' && !certValid);
    const honoursDane = restsOnDane && (await honours(subject, 'dane', lookups)) !== null;
    const evidence = answer.value.map((seen): Evidence => {
      if (lookups.now() - seen.at > FRESH) return silent(seen.host, 'expired');
      if (seen.starttls === null) return silent(seen.host, seen.reason);
      const [outcome, code, strength] = judgeHost(seen, honoursDane);
      const values = [seen.host, domain, ...(code === 'probe-old' ? [seen.protocol ?? ''] : [])];
      return finding(
        ID,
        outcome,
        { code, values },
        { ...answer, observedAt: seen.at },
        strength === null ? {} : { strength },
      );
    });
    const isSeen = evidence.length === number && evidence.every(({ finding: outcome }) => outcome === 'yes');
    return isSeen ? evidence.map((item) => ({ ...item, strength: 'transport' as const })) : evidence;
  },
};
