/** The words of design.md §1 as types: what the layers hand to each other. Types and constants only. */
import type { Alternative, DraftPage, OwnPage, PageToOpen, Source, Text } from './alternative.ts';
import type { Because, CheckId } from './codes.ts';
import type { Trigger } from './trigger.ts';

export type { Alternative, DraftPage, OwnPage, PageToOpen, Source, Text };

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
  'filtered',
  'http-status',
  'rate-limited',
  'redirected',
  'malformed',
  'too-large',
  'private-address',
  'budget',
  'unwritten',
  'pending',
  'expired',
  'not-public',
  'unreadable',
  'unconfirmed',
  'stale-table',
  'internal',
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** A protection that only works if the sending service honours it. */
export type Mechanism = 'dane' | 'mta-sts';

/** One check's sourced, dated finding. Times are milliseconds since the epoch. */
export interface Evidence {
  readonly check: CheckId;
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
  /** What was found, for the person to copy: an armored public key. */
  readonly material?: string;
  /** The person's handle (core/people.ts), where the finding is about one. */
  readonly handle?: string;
  readonly source: Source;
  readonly observedAt: number;
  readonly expiresAt: number;
}

/** A gateway that encrypts by a sign in the subject. */
export interface SenderTrigger extends Trigger {
  /** The gateway's. */
  readonly name: string;
  readonly level: Level;
  readonly link?: string;
  readonly stands: boolean;
}

/** What the organisation says of the mails that are sent here. */
export interface SenderRules {
  /** Its relay passes them on, and honours this much; left out: the mail service delivers them itself. */
  readonly relay?: readonly Mechanism[];
  /** The webmail is the organisation's own. */
  readonly isOwn: boolean;
  /** The From address' domain must not be asked about. */
  readonly mustNotLookUp: boolean;
  /** Its gateway for mails of this sender, and does the sign by which it encrypts stand in this one's subject? */
  readonly trigger?: SenderTrigger;
}

/** Whose mail service sends: the webmail’s host, and the From address’ domain where one is shown; '': it could not be read. */
export interface Sender {
  readonly host: string;
  readonly domain?: string | undefined;
  /** The webmail's name, where its adapter is known. */
  readonly app?: string;
  readonly rules?: SenderRules;
  /** Does what the page shows of itself count? Set by the worker alone; left out: the table of providers says. */
  readonly isTrusted?: boolean;
}

/**
 * What the webmail itself shows about the encryption of a draft, or of what one recipient gets (docs/adr/0011).
 * `plain`: it goes out without the app's own encryption · `switched-off`: the recipient takes none ·
 * `undecided`: the app has not said (yet) · `provider-keys`: encrypted, and the mail service or the organisation holds
 * the keys · `claimed`: encrypted, and nothing shows who holds the keys · `partly`: the text is, what is attached is not ·
 * `elsewhere`: another extension has the text · `password`: end-to-end, opened with one · `ciphertext`: the text itself is.
 */
export const APP_STATES = [
  'not-encrypted',
  'plain',
  'switched-off',
  'undecided',
  'provider-keys',
  'claimed',
  'partly',
  'elsewhere',
  'password',
  'ciphertext',
  'end-to-end',
] as const;
export type AppState = (typeof APP_STATES)[number];

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

/** What the browser reports about an encrypted connection (Firefox only; Chromium reports nothing). */
export interface Tls {
  /** As Firefox spells it: `TLSv1.3`. */
  readonly protocol: string;
  /** The certificate is valid for this host and day, and its issuer is trusted. */
  readonly isTrusted: boolean;
  /** The browser itself calls the encryption weak or broken, or it does not know what it is. */
  readonly isWeak: boolean;
  /** No forward secrecy: recorded traffic can be decrypted once the key leaks (RFC 9325 §4.1). */
  readonly isReadableLater: boolean;
}

/** The other end of a connection that a script keeps open (a WebSocket). */
export interface Socket {
  /** `wss:` or `ws:`; `https:` or `http:`: something was sent there while nobody listened, which may have been the files. */
  readonly scheme: string;
  readonly host: string;
}

/** What a chat's page shows of how the next message goes; left out: it shows nothing that Sealcheck can read. */
export const CHAT_STATES = ['sms', 'rcs', 'imessage', 'end-to-end', 'not-end-to-end'] as const;
export type ChatState = (typeof CHAT_STATES)[number];

export interface DestinationPage {
  readonly scheme: string;
  readonly host: string;
  /** Another host's page stands around it, or the browser does not say that the frame is this host's own. */
  readonly isFramed?: boolean;
}

/** Where a form, an upload, a link or a chat sends data. */
export interface Destination {
  readonly type: 'destination';
  readonly channel: 'form' | 'upload' | 'link' | 'chat';
  /** Lower-case, with its colon: `https:`. '' where only a script knows. */
  readonly scheme: string;
  /** As `URL.hostname` spells it; '' where the scheme has none, or only a script knows. */
  readonly host: string;
  /** The page (of the frame) that the data leaves from. */
  readonly page: DestinationPage;
  /** The page asks the browser to encrypt what it would send unencrypted (`upgrade-insecure-requests`). */
  readonly upgraded: boolean;
  /** All that goes there are files that were encrypted before, by what is in them. */
  readonly isSealed?: boolean;
  /** A link whose fragment looks like the key to what it opens. */
  readonly carriesKey?: boolean;
  /** Whom a link or a conversation by number or address is to: E.164 with a plus, an address in lower case, or as it stood there. */
  readonly handles?: readonly string[];
  /** Name of the file transfer product that the page shows itself to be. */
  readonly product?: string;
  /** A chat: the name of the app, as the table has it. */
  readonly app?: string;
  readonly state?: ChatState;
  /** That product encrypts in the browser, as far as the page is what it shows itself to be. */
  readonly productEncrypts?: boolean;
  /** The connection that carried a file there; `unreadable`: the browser was asked and did not tell. */
  readonly tls?: Tls | 'unreadable';
  /** Other hosts to which the page's scripts opened a lasting connection while files were handed over. */
  readonly sockets?: readonly Socket[];
}
export type Subject = Recipient | Destination;

export interface Verdict {
  readonly level: Level;
  readonly evidence: readonly Evidence[];
}

/** What policy makes of a verdict, mildest first: `observe` is decided and recorded, and shows nothing (docs/adr/0008). */
export const ACTIONS = ['off', 'observe', 'inform', 'warn', 'justify', 'block'] as const;
export type Action = (typeof ACTIONS)[number];

export interface Assessment<S extends Subject = Subject> {
  readonly subject: S;
  readonly verdict: Verdict;
  readonly action: Action;
  readonly alternatives: readonly Alternative[];
}

export type RecipientField = 'to' | 'cc' | 'bcc';
export interface DraftRecipient {
  readonly field: RecipientField;
  /** An address text as the page shows it, in page order; parsing is core's work. */
  readonly text: string;
  /** Set where the app shows a state for each recipient. */
  readonly appState?: AppState;
}

/** What an adapter may see of a compose window. There is no field that could hold a text, subject or file name. */
export interface Draft {
  readonly sender: Sender;
  readonly recipients: readonly DraftRecipient[];
  /** Recipients that are there but show no address (a group, a display name only). */
  readonly unreadable: number;
  /** True where the compose window was found and its recipient fields were not. */
  readonly blind: boolean;
  readonly appState?: AppState;
  /** The sign by which the organisation's gateway encrypts stands in the subject: all that is told of a subject. */
  readonly isTriggered?: true;
}
