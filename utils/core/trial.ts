/** What an admin tries a policy on, and the possible results. Types and constants only. */
import type { Action, ChatState, Destination, Level, UnknownReason } from './model.ts';
import type { Because } from './codes.ts';

/**
 * What lookups may find. `unasked`: nothing is looked up · `ordinary`: a mail server that promises nothing, a site that
 * has https · `demanding`: the recipient's domain demands encryption (DANE and MTA-STS) · `gone`: no such mail domain,
 * no https · `failed`: nobody answers.
 */
export const LOOKUP_OUTCOMES = ['unasked', 'ordinary', 'demanding', 'gone', 'failed'] as const;
export type LookupOutcome = (typeof LOOKUP_OUTCOMES)[number];
/** `live`: what a lookup finds now. */
export type Case = LookupOutcome | 'live';

/** What the admin enters: what is sent, where to and where from. */
export interface TrialInput {
  readonly kind: 'email' | Destination['channel'];
  /** Recipients, server addresses, or a link; for a chat, the number or address that the person writes to. */
  readonly to: string;
  /** Host of the webmail, or address of the page; for a chat, the name of the app. */
  readonly from: string;
  /** The admin also wants a live lookup. */
  readonly isLive?: boolean;
}

/** One possible result, and the cases that lead to it. */
export interface Outcome {
  readonly cases: readonly Case[];
  readonly level: Level;
  readonly action: Action;
  /** The action without exceptions and approved services; null where it is the same. */
  readonly otherwise: Action | null;
}

/** The result for one subject. */
export interface Trial {
  readonly subject: string;
  /** What a chat's page shows; null: nothing. */
  readonly state: ChatState | null;
  /** The policy has switched off the app from which this is sent. */
  readonly isOff: boolean;
  /** Empty: nothing is said about it. */
  readonly outcomes: readonly Outcome[];
  /** What the organisation says about it: exceptions, partners, approved services. */
  readonly because: readonly Because[];
  /** The exceptions that cover it, as written in the policy: `domain fax.example.com`. */
  readonly exceptions: readonly string[];
  /** Questions of the live lookup that were not asked or not answered, and why. */
  readonly unanswered: readonly { readonly because: Because; readonly reason: UnknownReason }[];
}
