/** What an admin tries a policy on, and what would come of it. Types and constants only. */
import type { Action, ChatState, Destination, Level, UnknownReason } from './model.ts';
import type { Because } from './codes.ts';

/**
 * What look-ups may find. `unasked`: nothing is looked up · `ordinary`: a mail server that promises nothing, a site that
 * has https · `demanding`: the recipient's domain demands encryption (DANE and MTA-STS) · `gone`: no such mail domain, no
 * https · `failed`: nobody answers.
 */
export const FOUND = ['unasked', 'ordinary', 'demanding', 'gone', 'failed'] as const;
export type Found = (typeof FOUND)[number];
/** `live`: what looking up finds now. */
export type Case = Found | 'live';

export interface Tried {
  readonly kind: 'email' | Destination['channel'];
  /** Recipients, addresses of servers, a link; of a chat the number or address that is written to. */
  readonly to: string;
  /** The host of the webmail, or the address of the page; of a chat the name of the app. */
  readonly from: string;
  /** The admin wants to have it looked up now, too. */
  readonly isLive?: boolean;
}

/** One thing that may happen, in each of these cases. */
export interface Outcome {
  readonly cases: readonly Case[];
  readonly level: Level;
  readonly action: Action;
  /** What would be done without exceptions and approved services; null where that is the same. */
  readonly otherwise: Action | null;
}

export interface Trial {
  readonly subject: string;
  /** Of a chat: what its page shows; null where that is nothing. */
  readonly state: ChatState | null;
  /** The policy has switched off the app that this is sent from. */
  readonly isOff: boolean;
  /** None: nothing is said about it. */
  readonly outcomes: readonly Outcome[];
  /** What the organisation says of it: exceptions, partners, approved services. */
  readonly because: readonly Because[];
  /** The exceptions that count for it, as they stand in the policy: `domain fax.example.com`. */
  readonly exceptions: readonly string[];
  /** What was not asked now, or not answered, and why. */
  readonly unanswered: readonly { readonly because: Because; readonly reason: UnknownReason }[];
}
