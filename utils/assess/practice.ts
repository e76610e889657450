/** The practice mail: what Sealcheck says about made-up people, judged like a real draft. Nothing is looked up. */
import { checks } from '../checks/index.ts';
import type { AppState, Draft, Recipient } from '../core/model.ts';
import type { WindowReport } from '../core/report.ts';
import type { LookupOutcome } from '../core/trial.ts';
import { isWithin } from '../core/within.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { EffectiveValues } from '../policy/resolve.ts';
import { assessDraft } from './draft.ts';
import { lookupsWhere } from './try-lookups.ts';
import { policyPorts, rulesFor, visibleReport } from './under-policy.ts';

/** A person to practise with: how their mail domain behaves, and what the practice webmail shows about them. */
export interface PracticePerson {
  readonly id: 'phone' | 'typo' | 'club' | 'slow' | 'friend' | 'bank' | 'sealed';
  readonly address: string;
  readonly found: LookupOutcome;
  readonly appState?: AppState;
}

/**
 * One person for each level, worst first. Made-up behaviour has domains that nobody can own (RFC 2606 §3); where our
 * tables supply the evidence, the gateway and the mail provider are real.
 */
export const PRACTICE_PEOPLE: readonly PracticePerson[] = [
  { id: 'phone', address: '5550100123@vtext.com', found: 'unasked' },
  { id: 'typo', address: 'dana@gone.example.com', found: 'gone' },
  { id: 'club', address: 'ben@club.example.com', found: 'ordinary' },
  { id: 'slow', address: 'kim@slow.example.com', found: 'failed' },
  { id: 'friend', address: 'ann@gmail.com', found: 'ordinary' },
  { id: 'bank', address: 'desk@bank.example.com', found: 'demanding' },
  { id: 'sealed', address: 'eve@sealed.example.com', found: 'ordinary', appState: 'ciphertext' },
];

/** Gmail, which is known to honour what recipients demand (utils/data/senders.json). */
const SENDER = { host: 'mail.google.com' };

/** Returns lookups that answer for each person's domain as that domain behaves. */
function practisedLookups(people: readonly PracticePerson[], now: number): Lookups {
  const silent = lookupsWhere('unasked', now);
  const those = people.map(({ address, found }) => ({
    domain: address.slice(address.indexOf('@') + 1),
    lookups: lookupsWhere(found, now),
  }));
  const at = (name: string) => those.find(({ domain }) => isWithin(name, domain))?.lookups ?? silent;
  return lookupsWhere('unasked', now, {
    dns: (name, type) => at(name).dns(name, type),
    mtaStsPolicy: (domain, id) => at(domain).mtaStsPolicy(domain, id),
    key: (place, address) => at(address.domain).key(place, address),
    smimea: (address) => at(address.domain).smimea(address),
  });
}

/** Returns the report that a person sees who writes to these people under these settings at time `now` (ms). */
export async function practise(
  people: readonly PracticePerson[],
  settings: EffectiveValues,
  now: number,
  language: string,
): Promise<WindowReport> {
  const draft: Draft = {
    sender: SENDER,
    recipients: people.map(({ address, appState }) => ({
      field: 'to',
      text: address,
      ...(appState && { appState }),
    })),
    unreadable: 0,
    blind: false,
  };
  const ports = {
    checks,
    lookups: practisedLookups(people, now),
    ...policyPorts<Recipient>(settings, now),
  };
  const report = await assessDraft('practice', draft, 'full', ports);
  const rules = { ...rulesFor(settings, 'email', now, language) };
  // There is nothing here for which an organisation could make an exception.
  delete rules.mayAsk;
  return visibleReport(report, rules);
}
