/** Simulated lookups for trying a policy: no request is made. */
import type { LookupOutcome } from '../core/trial.ts';
import { answered, unanswered } from '../lookups/answer.ts';
import type { DnsAnswer, DnsType } from '../lookups/dns-answer.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { Answer } from '../lookups/answer.ts';
import { lookupsBy } from './lookups-by.ts';

const SOURCE = { name: 'resolver' };
const HOUR = 60 * 60;
/** A usable record (RFC 7672 §3.1): DANE-EE, the key, SHA-256. */
const TLSA = { usage: 3, selector: 1, matchingType: 1, data: '0'.repeat(64) };

function recordsOf(name: string, type: DnsType, isDemanding: boolean): readonly unknown[] {
  if (type === 'MX') return [{ preference: 10, exchange: `mx.${name}` }];
  if (!isDemanding) return [];
  if (type === 'TLSA') return [TLSA];
  return type === 'TXT' && name.startsWith('_mta-sts.') ? ['v=STSv1; id=1'] : [];
}

/** Returns lookups that answer as in this case at time `now` (ms); questions not listed here answer as switched off. */
export function lookupsWhere(found: LookupOutcome, now: number, own: Partial<Lookups> = {}): Lookups {
  const clock = () => now;
  const fail = (reason: 'timeout' | 'off' | 'http-status' | 'pending') =>
    Promise.resolve(unanswered(reason, SOURCE, now));
  if (found === 'unasked') return lookupsBy(clock, () => fail('pending'), own);
  if (found === 'failed') return lookupsBy(clock, () => fail('timeout'));
  const say = <T>(value: T): Promise<Answer<T>> => Promise.resolve(answered(value, HOUR, SOURCE, now));
  const isDemanding = found === 'demanding';
  return lookupsBy(clock, () => fail('off'), {
    dns: (name, type) => {
      const records = found === 'gone' ? [] : recordsOf(name, type, isDemanding);
      return say({ exists: found !== 'gone', secure: isDemanding, records } as DnsAnswer<typeof type>);
    },
    mtaStsPolicy: (domain) =>
      isDemanding
        ? say(`version: STSv1\nmode: enforce\nmx: mx.${domain}\nmax_age: 604800\n`)
        : fail('http-status'),
    https: () => say({ isOffered: found !== 'gone' }),
    browserUpgrades: () => say(false),
    key: () => say(null),
    smimea: () => say({ exists: false, secure: false, records: [] }),
  });
}
