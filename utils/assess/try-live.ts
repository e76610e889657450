/** Look-ups for trying a policy on what is so now: the worker makes them, as for any page. */
import type { Address } from '../core/address.ts';
import { unanswered, type Answer } from '../lookups/answer.ts';
import type { KeyWorth } from '../core/key.ts';
import type { Lookups, Port } from '../lookups/lookups.ts';
import type { Request } from '../messages/protocol.ts';
import type { EffectiveValues } from '../policy/resolve.ts';

/** Has a question answered; null: it was refused, or nobody is there. */
export type AskWorker = (question: Request<'trial'>) => Promise<Answer<unknown> | null>;

/** What is said of somebody to the worker. */
const plain = ({ address, localPart, domain }: Address): Address => ({ address, localPart, domain });

/** What a question needs to be allowed (design.md §5). What an organisation's own servers are asked needs no more than their name. */
const STAGES: Partial<Record<Port, number>> = { dns: 1, mtaStsPolicy: 1, https: 1, key: 2, smimea: 2 };

/**
 * Lookups by this browser's own settings, and none that the policy that is tried would not allow. They never reject; what
 * was not asked says why. `keysUnasked`: whose keys were not asked for at some place for want of consent, of which no finding tells.
 */
export function liveLookups(
  { consentStage, resolver }: EffectiveValues,
  now: () => number,
  ask: AskWorker,
): Lookups & { readonly keysUnasked: ReadonlySet<string> } {
  const keysUnasked = new Set<string>();
  const put = async <T>(port: Port, ...args: readonly unknown[]): Promise<Answer<T>> => {
    const needed = args[0] === 'key-server' ? 3 : (STAGES[port] ?? 0);
    const source = { name: port };
    if (consentStage.origin !== 'default' && consentStage.value < needed)
      return unanswered('no-consent', source, now());
    if ((port === 'dns' || port === 'smimea') && resolver.value === 'off')
      return unanswered('off', source, now());
    return ((await ask({ port, args })) as Answer<T> | null) ?? unanswered('internal', source, now());
  };
  return {
    keysUnasked,
    now,
    dns: (name, type) => put('dns', name, type),
    mtaStsPolicy: (domain, id) => put('mtaStsPolicy', domain, id),
    https: (host) => put('https', host),
    browserUpgrades: (host) => put('browserUpgrades', host),
    async key(place, address) {
      const answer = await put<KeyWorth | null>('key', place, plain(address));
      if (!answer.ok && answer.reason === 'no-consent') keysUnasked.add(address.address);
      return answer;
    },
    smimea: (address) => put('smimea', plain(address)),
    statements: (handle) => put('statements', handle),
    imessage: (handle) => put('imessage', handle),
    probe: (hosts, domain) => put('probe', hosts, domain),
    probedDomain: (domain) => put('probedDomain', domain),
  };
}
