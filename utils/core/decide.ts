/** What does policy make of a verdict? Pure. */
import type { Action, Level, Verdict } from './model.ts';

/** The part of a policy that decides: one action for each level. */
export interface ActionPolicy {
  readonly actions: Readonly<Record<Level, Action>>;
}

/** Interrupt only for what is known to be readable or lost (design.md §4); all else stays a calm mark. */
export const DEFAULT_ACTIONS: ActionPolicy = {
  actions: {
    exposed: 'warn',
    undeliverable: 'warn',
    unproven: 'notice',
    unknown: 'notice',
    transport: 'allow',
    enforced: 'allow',
    'end-to-end': 'allow',
  },
};

/** The action for a verdict under a policy. */
export function decide(verdict: Verdict, policy: ActionPolicy): Action {
  return policy.actions[verdict.level];
}
