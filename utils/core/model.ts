/** The words of design.md §1 as types: what the layers hand to each other. Types and constants only. */

/** Protection levels, worst first; the order is the display order of design.md §2. */
export const LEVELS = [
  'exposed',
  'undeliverable',
  'unproven',
  'unknown',
  'transport',
  'enforced',
  'end-to-end',
] as const;
export type Level = (typeof LEVELS)[number];

export type Finding = 'yes' | 'no' | 'unknown';

/** What guards this message now, or what could guard it. */
export type Kind = 'protection' | 'opportunity';

/** Why a question could not be answered. A failure to ask is never an answer. */
export const UNKNOWN_REASONS = [
  'no-consent',
  'off',
  'private-window',
  'offline',
  'timeout',
  'network',
  'certificate',
  'servfail',
  'refused',
  'http-status',
  'rate-limited',
  'redirected',
  'malformed',
  'too-large',
  'private-address',
  'budget',
  'pending',
  'expired',
  'not-public',
  'unreadable',
  'stale-table',
  'internal',
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** Mechanisms that only work when the sending service honours them. */
export type Mechanism = 'dane' | 'mta-sts';

/** The reason of a finding as a message key of `_locales`, with the values for its placeholders. */
export interface Because {
  readonly key: string;
  readonly values?: readonly string[];
}

/** Where a finding comes from. `asOf` is an ISO date for table rows, `url` the published source. */
export interface Source {
  readonly name: string;
  readonly url?: string;
  readonly asOf?: string;
}

/** One check's sourced, dated finding. Times are milliseconds since the epoch. */
export interface Evidence {
  readonly check: string;
  readonly kind: Kind;
  readonly finding: Finding;
  /**
   * The level this finding supports (`yes`) or limits the verdict to (`no`).
   * null: it changes no level (an `unknown`, an opportunity, "no policy published").
   */
  readonly strength: Level | null;
  /** Set where the finding counts only with (or is about) a sender honouring this mechanism. */
  readonly mechanism?: Mechanism;
  readonly reason?: UnknownReason;
  readonly because: Because;
  readonly source: Source;
  readonly observedAt: number;
  readonly expiresAt: number;
}

/** Whose mail service sends: the webmail's host, and the From address' domain where it is shown. */
export interface Sender {
  readonly host: string;
  readonly domain?: string;
}

/** What the webmail itself shows about the encryption of this draft. */
export type AppState = 'not-encrypted' | 'end-to-end';

/** One mail recipient, as committed in a draft. */
export interface Recipient {
  readonly type: 'recipient';
  readonly channel: 'email';
  /** Local part as typed, `@`, lower-case A-label domain. */
  readonly address: string;
  readonly localPart: string;
  readonly domain: string;
  readonly sender: Sender;
  readonly appState?: AppState;
}

/** Where a form, an upload or a link sends data. */
export interface Destination {
  readonly type: 'destination';
  readonly channel: 'form' | 'upload' | 'link';
  /** Lower-case, with its colon: `https:`. '' where only a script knows. */
  readonly scheme: string;
  /** As `URL.hostname` spells it; '' where the scheme has none, or only a script knows. */
  readonly host: string;
  /** The page (of the frame) that the data leaves from. */
  readonly page: { readonly scheme: string; readonly host: string };
  /** The page asks the browser to encrypt what it would send openly (`upgrade-insecure-requests`). */
  readonly upgraded: boolean;
  /** Id of the file transfer product that the page shows itself to be. */
  readonly product?: string;
}
export type Subject = Recipient | Destination;

export interface Verdict {
  readonly level: Level;
  readonly evidence: readonly Evidence[];
}

/** What policy makes of a verdict, mildest first. */
export const ACTIONS = ['allow', 'notice', 'warn', 'justify', 'block'] as const;
export type Action = (typeof ACTIONS)[number];

/** A safer alternative for one subject. `open` is an https link, `copy` a text for the clipboard. */
export interface Advice {
  readonly id: string;
  readonly title: Because;
  readonly how: Because;
  readonly open?: string;
  readonly copy?: Because;
  readonly source?: Source;
}

export interface Assessment<S extends Subject = Subject> {
  readonly subject: S;
  readonly verdict: Verdict;
  readonly action: Action;
  readonly advice: readonly Advice[];
}

export type RecipientField = 'to' | 'cc' | 'bcc';

/** What an adapter may see of a compose window. There is no field for text, subject or file names. */
export interface Draft {
  readonly sender: Sender;
  /** Address texts as the page shows them, in page order; parsing is core's work. */
  readonly recipients: readonly { readonly field: RecipientField; readonly text: string }[];
  /** Recipients that are there but show no address (a group, a display name only). */
  readonly unreadable: number;
  /** True where the compose window was found and its recipient fields were not. */
  readonly blind: boolean;
  readonly appState?: AppState;
}
