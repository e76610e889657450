/** Live lookups for trying a policy: the worker makes them, as for any page. */
import type { Address } from '../core/address.ts';
import { unanswered, type Answer } from '../lookups/answer.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { Request } from '../messages/protocol.ts';
import type { EffectiveValues } from '../policy/resolve.ts';
import { lookupsBy } from './lookups-by.ts';

/** Passes a question to the worker; null: it was refused, or the worker does not answer. */
export type AskWorker = (question: Request<'trial'>) => Promise<Answer<unknown> | null>;

const isAddress = (one: unknown): one is Address =>
  typeof one === 'object' && one !== null && 'localPart' in one;

/** Returns only those fields of an address that the worker is told. */
const plain = ({ address, localPart, domain }: Address): Address => ({ address, localPart, domain });

/**
 * Returns lookups under this browser's own settings, limited to what the tried policy would allow. They never reject; a
 * lookup that was not made gives its reason. `keysUnasked`: addresses whose keys were not looked up somewhere for lack
 * of consent, which no finding shows.
 */
export function liveLookups(
  { consentStage, resolver }: EffectiveValues,
  now: () => number,
  ask: AskWorker,
): { readonly lookups: Lookups; readonly keysUnasked: ReadonlySet<string> } {
  const keysUnasked = new Set<string>();
  const under = {
    stage: consentStage.origin === 'default' ? null : consentStage.value,
    isResolverOff: resolver.value === 'off',
  };
  const lookups = lookupsBy(now, async (port, args) => {
    const told = args.map((one) => (isAddress(one) ? plain(one) : one));
    const answer = (await ask({ port, args: told, under })) ?? unanswered('internal', { name: port }, now());
    if (port === 'key' && !answer.ok && answer.reason === 'no-consent')
      for (const one of args) if (isAddress(one)) keysUnasked.add(one.address);
    return answer;
  });
  return { lookups, keysUnasked };
}
