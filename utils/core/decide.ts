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

/** What is known about the things that are sent, never the things themselves. */
export interface Content {
  /** A field asks for what harms a person when others read it. */
  readonly isSensitive: boolean;
  readonly hasFiles: boolean;
  /** The browser itself stops the person before this is sent. */
  readonly isBrowserWarning: boolean;
}

/** Content of which nothing is known counts as worth a warning: a mail. */
export const ANY_CONTENT: Content = { isSensitive: true, hasFiles: false, isBrowserWarning: false };

/**
 * The action for a verdict under a policy. What the browser itself warns of, and a form that asks for nothing
 * that matters, is not worth an interruption (design.md §4).
 */
export function decide(verdict: Verdict, policy: ActionPolicy, content: Content): Action {
  const action = policy.actions[verdict.level];
  const { isSensitive, hasFiles, isBrowserWarning } = content;
  if (action === 'warn' && (isBrowserWarning || !(isSensitive || hasFiles))) return 'notice';
  return action;
}
