/** Look-ups for trying a policy on what is so now: the worker makes them, as for any page. */
import type { Address } from '../core/address.ts';
import { unanswered, type Answer } from '../lookups/answer.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { Request } from '../messages/protocol.ts';
import type { EffectiveValues } from '../policy/resolve.ts';
import { lookupsBy } from './lookups-by.ts';

/** Has a question answered; null: it was refused, or nobody is there. */
export type AskWorker = (question: Request<'trial'>) => Promise<Answer<unknown> | null>;

const isAddress = (one: unknown): one is Address =>
  typeof one === 'object' && one !== null && 'localPart' in one;

/** What is said of somebody to the worker. */
const plain = ({ address, localPart, domain }: Address): Address => ({ address, localPart, domain });

/**
 * Lookups by this browser's own settings, and none that the policy that is tried would not allow. They never reject; what
 * was not asked says why. `keysUnasked`: whose keys were not asked for at some place for want of consent, of which no finding tells.
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
