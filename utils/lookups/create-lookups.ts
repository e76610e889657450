/** The lookups that checks are given: each port behind the cache, the cache in front of the gate. */
import { unanswered } from './answer.ts';
import { createCache, type AnswerStore } from './cache.ts';
import { lookUpDns } from './doh.ts';
import type { Question, Reply } from './gate.ts';
import { lookUpHttps } from './https-twin.ts';
import type { Lookups } from './lookups.ts';
import { lookUpPolicy } from './mta-sts-policy.ts';

export interface LookupPorts {
  readonly now: () => number;
  readonly store: AnswerStore;
  readonly ask: (question: Question) => Promise<Reply>;
  /** The resolver's https URL, or null where the person or the organisation switched it off. */
  readonly resolver: string | null;
}

/** Lookups on these ports. None of them rejects for an expected failure. */
export function createLookups({ now, store, ask, resolver }: LookupPorts): Lookups {
  const cached = createCache(store, now);
  return {
    now,
    dns(name, type) {
      if (resolver === null) return Promise.resolve(unanswered('off', { name: 'resolver' }, now()));
      const key = `dns|${resolver}|${type}|${name}`;
      return cached(key, () => lookUpDns({ name, type }, resolver, ask, now));
    },
    mtaStsPolicy(domain, policyId) {
      return cached(`mta-sts|${domain}|${policyId}`, () => lookUpPolicy(domain, ask, now));
    },
    https(host) {
      return cached(`https|${host}`, () => lookUpHttps(host, ask, now));
    },
  };
}

/** Lookups that reveal nothing: every question stays unasked, for this reason. */
export function silentLookups(now: () => number, reason: 'private-window' | 'pending'): Lookups {
  return {
    now,
    dns: () => Promise.resolve(unanswered(reason, { name: 'resolver' }, now())),
    mtaStsPolicy: () => Promise.resolve(unanswered(reason, { name: 'mta-sts-policy' }, now())),
    https: () => Promise.resolve(unanswered(reason, { name: 'https-twin' }, now())),
  };
}
