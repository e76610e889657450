/** What Sealcheck knows about one tab: the only source of what the strip, the popup and the badge show. */
import type { Action, Alternative, Assessment, Destination, Level, Subject } from './model.ts';

/** The organisation's own words to the person, in the person's language. */
export interface OrganisationWords {
  readonly headline?: string | undefined;
  readonly help?: string | undefined;
  readonly link?: string | undefined;
  readonly contact?: string | undefined;
}

/** Rules that apply when something is about to be sent. */
export interface Rules {
  /** Policy blocks some sending of this kind, so nothing is sent unassessed. */
  readonly isStrict: boolean;
  /** Fewest characters of a justification. */
  readonly justificationMinimum: number;
  /** For how many days a warning may be snoozed; 0: not at all. */
  readonly snoozeDays: number;
  readonly words: OrganisationWords | null;
  /** The question is shown in a window of the extension's own. */
  readonly isInWindow?: true;
  /** The person can ask for an exception. */
  readonly mayAsk?: true;
}

/** State of one compose window, form or upload. `assessments` are sorted worst first. */
export interface WindowReport {
  readonly id: string;
  readonly kind: 'message' | Destination['channel'];
  /**
   * `failed`: the worker did not answer. `blind`: the recipients cannot be read. `elsewhere`: the recipients, like the
   * text, are in another extension's window.
   */
  readonly state: 'empty' | 'checking' | 'assessed' | 'blind' | 'elsewhere' | 'failed';
  /** Better evidence may still arrive. */
  readonly pending: boolean;
  readonly assessments: readonly Assessment[];
  /** Number of recipients that show no address, and of texts that are not addresses. */
  readonly unreadable: number;
  /** Set where some recipients need confirmation and others do not: the alternative of sending only to the others. */
  readonly others?: Alternative;
  readonly rules?: Rules;
}

/** Returns a report that assesses nobody, with the state as its reason; about a mail unless another kind is given. */
export const reportOnNone = (
  state: WindowReport['state'],
  id: string,
  kind: WindowReport['kind'] = 'message',
): WindowReport => ({ id, kind, state, pending: false, assessments: [], unreadable: 0 });

/** What Sealcheck sees in one tab now. */
export interface TabReport {
  readonly site: string;
  /** The adapter's display name; null: the general rule. */
  readonly adapter: string | null;
  readonly windows: readonly WindowReport[];
  readonly updatedAt: number;
}

/** One network request that Sealcheck made. */
export interface LedgerEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Host that was asked. */
  readonly to: string;
  /** Name of the question, as in its file in utils/lookups. */
  readonly purpose: string;
  /** What the request revealed to that host about the mail or form: a domain name; from stage 2 on also an address. */
  readonly revealed: string;
  readonly outcome: 'answered' | import('./model.ts').UnknownReason;
}

/**
 * How a sending to which a policy applied ended. `unasked`: sent because Sealcheck had no answer in time. `granted`:
 * the organisation granted an exception that the person had asked for.
 */
export const OUTCOMES = ['observed', 'stayed', 'sent', 'unasked', 'granted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One decision: what policy decided, and what the person did about it. */
export interface Decision {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Host of the page. */
  readonly site: string;
  readonly channel: Subject['channel'];
  readonly level: Level;
  readonly action: Action;
  /** Domain of the recipient, host of the destination; never a whole address. */
  readonly to: string;
  readonly outcome: Outcome;
  /** The person's justification. */
  readonly reason?: string;
}

/** The person paused Sealcheck on a site, or ended a pause early. Times are milliseconds since the epoch. */
export interface PauseNote {
  readonly at: number;
  readonly site: string;
  readonly outcome: 'paused' | 'resumed';
  /** When the pause was to end. */
  readonly until: number;
}

/** One entry of the journal. */
export type JournalEntry = Decision | PauseNote;

/** Whether a journal entry is a decision (rather than a pause). */
export const isDecision = (entry: JournalEntry): entry is Decision => !('until' in entry);
