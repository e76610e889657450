/**
 * Answers lookups for the policy page, where an admin tries out a policy: the same ones as for any user, through the
 * same egress and ledger.
 */
import type { UnknownReason } from '../core/model.ts';
import { OWN } from '../lookups/egress.ts';
import { unanswered, type Answer } from '../lookups/answer.ts';
import { questionOf, type Port } from '../lookups/questions.ts';
import type { Handlers } from '../messages/receive.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { isWithin } from '../core/within.ts';
import type { LookupsFor } from './lookups.ts';

/** Returns every name in a question's arguments. */
const namesIn = (args: readonly unknown[]): string[] =>
  args.flatMap((one) => {
    if (typeof one === 'string') return [one.replace(/^.*@|\.$/g, '').toLowerCase()];
    if (Array.isArray(one)) return namesIn(one);
    return typeof one === 'object' && one !== null && 'domain' in one ? namesIn([one.domain]) : [];
  });

/**
 * Returns a handler that answers one question of that page under the settings in force here, unless the policy on trial
 * (`under`) would not allow it. Nobody is asked about names that the organisation has declared internal
 * (`internalDomains`).
 */
export function createTrial(
  lookupsFor: LookupsFor,
  effective: () => Promise<EffectiveSettings>,
): Pick<Handlers, 'trial'> {
  return {
    async trial({ port, args, under }, from) {
      const { stage, asksResolver } = questionOf(port);
      const needed = stage(...(args as never));
      const not = (reason: UnknownReason) => unanswered(reason, { name: port }, Date.now());
      // To ask an organisation's own servers, it is enough that they are named.
      if (needed !== OWN && under.stage !== null && under.stage < needed) return not('no-consent');
      if (asksResolver && under.isResolverOff) return not('off');
      const { internalDomains } = (await effective()).settings;
      if (namesIn(args).some((name) => internalDomains.value.some((domain) => isWithin(name, domain))))
        return not('not-public');
      const lookups = (await lookupsFor(from)) as unknown as Readonly<
        Record<Port, (...args: readonly unknown[]) => Promise<Answer<unknown>>>
      >;
      return lookups[port](...args);
    },
  };
}
