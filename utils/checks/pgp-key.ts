/**
 * Is an OpenPGP key published with which this mail could be end-to-end? A key found is an opportunity, never protection
 * (design.md §3 rule 4): nothing is encrypted with it yet, and nothing proves that the recipient still has the private
 * key.
 */
import type { Evidence, Recipient, UnknownReason } from '../core/model.ts';
import { hasNoDirectory } from '../data/no-wkd.ts';
import { e2eProviderOfDomain, e2eProviderOfMx, e2eProviderOfWebmail } from '../data/tables.ts';
import type { KeyUsability } from '../core/key.ts';
import type { KeyPlace } from '../lookups/keys.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { finding, noAnswer, type Check } from './check.ts';
import { gatewayFor } from './gateway.ts';
import { mailHostsOf } from './mail-hosts.ts';
import { kindOf } from './public.ts';
import type { Answer } from '../lookups/answer.ts';

const ID = 'pgp-key';

type KeyAnswer = Answer<KeyUsability | null>;

/** Reasons why a place was not asked on purpose: no consent, no key servers, no resolver. */
const NOT_ASKED: readonly UnknownReason[] = ['no-consent', 'off'];

/** Whether a key could be published for this address, and would help the person who writes. */
function isAskable({ sender, ...subject }: Recipient): boolean {
  // End-to-end providers look for keys themselves, and their pages accept no key from us.
  if (e2eProviderOfWebmail(sender.host)) return false;
  if (subject.localPart.startsWith('"')) return false;
  return kindOf({ sender, ...subject }) === 'public' && gatewayFor({ sender, ...subject }) === null;
}

/**
 * Returns the places to ask, those that learn least first; none for a provider that does not support OpenPGP. The DNS
 * is asked only where the domain may be signed, since only a validated answer counts (RFC 7929 §5.2).
 */
async function placesFor(subject: Recipient, lookups: Lookups): Promise<readonly KeyPlace[]> {
  const { domain } = subject;
  const mail = await mailHostsOf(subject, lookups);
  const hosts = mail === null || mail.state === 'unknown' ? [] : mail.hosts;
  const providers = hosts.map(e2eProviderOfMx);
  const [first = null] = providers;
  const byMx = providers.every((row) => row?.provider === first?.provider) ? first : null;
  const provider = e2eProviderOfDomain(domain) ?? byMx;
  if (provider && !provider.openPgp) return [];
  const isUnsigned = mail !== null && mail.state !== 'unknown' && !mail.secure;
  return [
    ...(hasNoDirectory(domain) ? [] : (['wkd'] as const)),
    ...(provider ? (['provider'] as const) : []),
    ...(isUnsigned ? [] : (['dns'] as const)),
    'key-server',
  ];
}

/** Evaluates the answers when no place has a usable key. */
function evaluate({ address }: Recipient, answers: readonly KeyAnswer[]): Evidence[] {
  const asked = answers.filter((answer) => answer.ok || !NOT_ASKED.includes(answer.reason));
  const [first] = asked;
  // No place was asked, by choice or for lack of consent: no evidence, since no level depends on it.
  if (!first) return [];
  for (const answer of asked) {
    if (!answer.ok || answer.value === null || answer.value.usable) continue;
    const because = { code: `key-${answer.value.fault}`, values: [address] } as const;
    return [finding(ID, 'no', because, answer, { kind: 'opportunity' })];
  }
  for (const answer of asked) {
    if (!answer.ok) return [noAnswer(ID, { code: 'key-unknown', values: [address] }, answer.reason, answer)];
  }
  return [finding(ID, 'no', { code: 'key-none', values: [address] }, first, { kind: 'opportunity' })];
}

/** Returns the fingerprint in groups of four, the way people compare fingerprints. */
function spell(fingerprint: string): string {
  return fingerprint.replace(/.{4}(?=.)/g, '$& ');
}

export const pgpKey: Check = {
  id: ID,
  slow: true,
  async gather(subject, lookups) {
    if (!isAskable(subject)) return [];
    const answers: KeyAnswer[] = [];
    for (const place of await placesFor(subject, lookups)) {
      const answer = await lookups.key(place, subject);
      answers.push(answer);
      if (!answer.ok || !answer.value?.usable) continue;
      const { fingerprint, armored } = answer.value;
      const because = { code: 'key-yes', values: [subject.address, spell(fingerprint)] } as const;
      const evidence = finding(ID, 'yes', because, answer, { kind: 'opportunity' });
      return [armored === null ? evidence : { ...evidence, material: armored }];
    }
    return evaluate(subject, answers);
  },
};
