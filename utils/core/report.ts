/** What Sealcheck knows of one tab: the inline list, the popup and the badge are drawn from this alone. */
import type { Action, Alternative, Assessment, Destination, Level, Subject } from './model.ts';

/** The organisation's own words to the person, in the person's language. */
export interface OrganisationWords {
  readonly headline?: string | undefined;
  readonly help?: string | undefined;
  readonly link?: string | undefined;
  readonly contact?: string | undefined;
}

/** What holds when something is about to be sent. */
export interface Rules {
  /** Policy forbids some sending of this kind, so nothing is sent unjudged. */
  readonly isStrict: boolean;
  /** Fewest characters of a justification. */
  readonly justificationMinimum: number;
  /** For how many days a warning may be silenced; 0: not at all. */
  readonly snoozeDays: number;
  readonly words: OrganisationWords | null;
  /** The question stands in a window of the extension's own. */
  readonly isInWindow?: true;
  /** An exception can be asked for. */
  readonly mayAsk?: true;
}

/** One compose window's, form's or upload's state. `assessments` are worst first. */
export interface WindowReport {
  readonly id: string;
  readonly kind: 'message' | Destination['channel'];
  /**
   * `failed`: the worker gave no answer. `blind`: the recipients cannot be read. `elsewhere`: they, too, are in a
   * window of another extension.
   */
  readonly state: 'empty' | 'checking' | 'assessed' | 'blind' | 'elsewhere' | 'failed';
  /** True while better evidence may still arrive. */
  readonly pending: boolean;
  readonly assessments: readonly Assessment[];
  /** Recipients that are there but show no address, and texts that are no address. */
  readonly unreadable: number;
  /** Sending to the others only, where some recipients are to be asked about, and others are not. */
  readonly others?: Alternative;
  readonly rules?: Rules;
}

/** The report that judges nobody, and whose state says why; of a mail, unless another kind is named. */
export const reportOnNone = (
  state: WindowReport['state'],
  id: string,
  kind: WindowReport['kind'] = 'message',
): WindowReport => ({ id, kind, state, pending: false, assessments: [], unreadable: 0 });

/** What Sealcheck sees on one tab now. */
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
  /** Names the question, as its file in utils/lookups does. */
  readonly purpose: string;
  /** What the request told that host about the person's mail or form: a domain name, with stage 2 and more an address. */
  readonly revealed: string;
  readonly outcome: 'answered' | import('./model.ts').UnknownReason;
}

/**
 * How a sending ended that a policy was about. `unasked`: let go because Sealcheck had no answer in time. `granted`: the
 * organisation made an exception for it, which was asked for.
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

/** The person paused Sealcheck on a site, or ended that before its time. Times are milliseconds since the epoch. */
export interface PauseNote {
  readonly at: number;
  readonly site: string;
  readonly outcome: 'paused' | 'resumed';
  /** Until when it was to last. */
  readonly until: number;
}

/** One entry of the journal. */
export type JournalEntry = Decision | PauseNote;

/** Is it a decision, of all that is noted? */
export const isDecision = (entry: JournalEntry): entry is Decision => !('until' in entry);
