/** The lookups that checks are given: each port behind the cache, the cache in front of the egress. */
import { answered, unanswered } from './answer.ts';
import { createCache, type AnswerStore, type Cached } from './cache.ts';
import { lookUpDns, meetResolver, type LoadCodec } from './doh.ts';
import type { EgressRequest, EgressResponse } from './egress.ts';
import { localPartLabel } from './pseudonyms.ts';
import { lookUpHttps } from './https-alternative.ts';
import { lookUpKey, type KeyPorts } from './keys.ts';
import type { DnsAnswer, DnsType, Lookups } from './lookups.ts';
import { keptPolicy, lookUpPolicy } from './mta-sts-policy.ts';
import { lookUpDirectory, lookUpIMessage, type OwnServers } from './own-servers.ts';
import { lookUpProbe, lookUpProbedDomain } from './probe.ts';
import { lookUpStatements, type PeoplePorts } from './people.ts';
import type { AskUpgrade } from './browser-upgrades.ts';
import type { Answer } from './answer.ts';

export interface LookupPorts {
  readonly now: () => number;
  readonly store: AnswerStore;
  /** What answers from the store; shared by all for whom the same servers are asked. Left out: one of its own. */
  readonly cached?: Cached;
  readonly ask: (question: EgressRequest) => Promise<EgressResponse>;
  /** The resolver's https URL, or null where the person or the organisation switched it off. */
  readonly resolver: string | null;
  readonly codec: LoadCodec;
  /** A pseudonym for a text, so that its answer can be stored without revealing whom it is about. */
  readonly pseudonymize: (text: string) => Promise<string>;
  readonly inspect: KeyPorts['inspect'];
  readonly keyServers: KeyPorts['keyServers'];
  readonly servers: OwnServers;
  readonly people: Pick<PeoplePorts, 'ownClaim' | 'inline'>;
  /** Was the resolver's own address seen in this run of the browser (connection-observer.ts)? */
  readonly isResolverKnown: () => Promise<boolean>;
  /** null in private windows: the browser keeps their state apart and would answer for the others. */
  readonly askUpgrade: AskUpgrade | null;
}

/** What this browser would do is asked anew each time (seconds): it costs nothing, and a visit may have changed it. */
const UPGRADE_LIFE = 5 * 60;

/** Lookups on these ports. None of them rejects for an expected failure. */
export function createLookups(ports: LookupPorts): Lookups {
  const { now, store, ask, resolver, askUpgrade, pseudonymize, servers, people } = ports;
  const { cached = createCache(store, now) } = ports;
  const own = { now, ask, servers };
  const directory = () => cached(`directory|${servers.directoryUrl}`, () => lookUpDirectory(own));
  /** What is asked for the sake of a key is asked with the consent for keys, and is kept under no name that tells whose. */
  const dns = async <T extends DnsType>(
    name: string,
    type: T,
    stage: 1 | 2,
  ): Promise<Answer<DnsAnswer<T>>> => {
    if (resolver === null) return unanswered('off', { name: 'resolver' }, now());
    const key = `dns|${resolver}|${type}|${stage === 1 ? name : await pseudonymize(name)}`;
    return cached(key, () => lookUpDns({ name, type, stage }, resolver, ask, now, ports.codec));
  };
  return {
    now,
    dns: (name, type) => dns(name, type, 1),
    async mtaStsPolicy(domain, policyId) {
      const last = `mta-sts|${domain}`;
      if (policyId === null) return keptPolicy(await store.get(last).catch(() => undefined), now());
      return cached(`${last}|${policyId}`, async () => {
        const answer = await lookUpPolicy(domain, ask, now);
        if (answer.ok) store.set(last, answer).catch(() => undefined);
        return answer;
      });
    },
    https(host) {
      return cached(`https-twin|${host}`, async () => {
        if (resolver !== null && !(await ports.isResolverKnown())) await meetResolver(resolver, ask);
        return lookUpHttps(host, ask, now);
      });
    },
    async browserUpgrades(host) {
      const source = { name: 'browser' };
      if (!askUpgrade) return unanswered('private-window', source, now());
      const answer = await askUpgrade(host);
      if (answer === null) return unanswered('timeout', source, now());
      return answered(answer, UPGRADE_LIFE, source, now());
    },
    async key(place, address) {
      const { inspect, keyServers } = ports;
      const asked = place === 'key-server' ? JSON.stringify(keyServers) : '';
      const key = `key|${place}|${asked}|${await pseudonymize(address.address)}`;
      return cached(key, () =>
        lookUpKey(place, address, {
          now,
          ask,
          dns: (name, type) => dns(name, type, 2),
          inspect,
          keyServers,
        }),
      );
    },
    async smimea({ localPart, domain }) {
      return dns(`${await localPartLabel(localPart)}._smimecert.${domain}`, 'SMIMEA', 2);
    },
    statements: (handle) => lookUpStatements(handle, { now, directory, ...people }),
    async imessage(handle) {
      const key = `imessage|${servers.blueBubbles.url}|${await pseudonymize(handle)}`;
      return cached(key, () => lookUpIMessage(handle, own));
    },
    probe: (hosts, domain) =>
      cached(`probe|${servers.probe.url}|${hosts.join(' ')}`, () => lookUpProbe(hosts, domain, own)),
    probedDomain: (domain) =>
      cached(`probed|${servers.probe.url}|${domain}`, () => lookUpProbedDomain(domain, own)),
  };
}

/** Lookups that reveal nothing: no question is asked, for this reason. */
export function silentLookups(
  now: () => number,
  reason: 'private-window' | 'pending' | 'not-public',
): Lookups {
  return {
    now,
    dns: () => Promise.resolve(unanswered(reason, { name: 'resolver' }, now())),
    mtaStsPolicy: () => Promise.resolve(unanswered(reason, { name: 'mta-sts-policy' }, now())),
    https: () => Promise.resolve(unanswered(reason, { name: 'https-twin' }, now())),
    browserUpgrades: () => Promise.resolve(unanswered(reason, { name: 'browser' }, now())),
    key: () => Promise.resolve(unanswered(reason, { name: 'key-server' }, now())),
    smimea: () => Promise.resolve(unanswered(reason, { name: 'resolver' }, now())),
    statements: () => Promise.resolve(unanswered(reason, { name: 'people' }, now())),
    imessage: () => Promise.resolve(unanswered(reason, { name: 'bluebubbles' }, now())),
    probe: () => Promise.resolve(unanswered(reason, { name: 'probe' }, now())),
    probedDomain: () => Promise.resolve(unanswered(reason, { name: 'probe' }, now())),
  };
}
