/** The words of design.md §1 as types: the data that the layers pass to each other. Types and constants only. */
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
   * The level that it supports (`yes`) or limits the verdict to (`no`). null: it affects no level (an `unknown`, an
   * opportunity, "no policy published").
   */
  readonly strength: Level | null;
  /** Set where the finding counts only if the sender honours this mechanism, or is about whether it does. */
  readonly mechanism?: Mechanism;
  readonly reason?: UnknownReason;
  readonly because: Because;
  /** What was found, for the person to copy: an armored public key. */
  readonly material?: string;
  /** The person's handle (core/people.ts), where the finding is about a person. */
  readonly handle?: string;
  readonly source: Source;
  readonly observedAt: number;
  readonly expiresAt: number;
}

/** A gateway of the organisation that encrypts mails with a trigger in the subject. */
export interface SenderTrigger extends Trigger {
  readonly name: string;
  readonly level: Level;
  readonly link?: string;
  /** The trigger is in this mail's subject. */
  readonly stands: boolean;
}

/** What the organisation's policy says about mail sent from here. */
export interface SenderRules {
  /** Mechanisms that its relay, through which the mail goes, honours; left out: the mail service delivers it itself. */
  readonly relay?: readonly Mechanism[];
  /** The webmail is the organisation's own. */
  readonly isOwn: boolean;
  /** The From address's domain must not be looked up. */
  readonly mustNotLookUp: boolean;
  /** The organisation's gateway for this sender's mail, and whether its trigger is in this mail's subject. */
  readonly trigger?: SenderTrigger;
}

/** The sending mail service: the webmail’s host, and the From address’s domain where one is shown ('': unreadable). */
export interface Sender {
  readonly host: string;
  readonly domain?: string | undefined;
  /** The webmail's name, where its adapter is known. */
  readonly app?: string;
  readonly rules?: SenderRules;
  /** Whether what the page shows of itself counts. Set only by the worker; left out: the table of providers decides. */
  readonly isTrusted?: boolean;
}

/**
 * What the webmail itself shows about the encryption of a draft, or of one recipient's copy (docs/adr/0011). `plain`:
 * sent without the app's own encryption · `switched-off`: the recipient accepts none · `undecided`: the app has not
 * said (yet) · `provider-keys`: encrypted, and the mail service or the organisation holds the keys · `claimed`:
 * encrypted, and nothing shows who holds the keys · `partly`: the text is encrypted, the attachments are not ·
 * `elsewhere`: another extension has the text · `password`: end-to-end, opened with a password · `ciphertext`: the text
 * itself is a ciphertext.
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
  /** The certificate is valid for this host and today, and its issuer is trusted. */
  readonly isTrusted: boolean;
  /** The browser itself calls the encryption weak or broken, or the protocol is not TLS 1.2 or 1.3. */
  readonly isWeak: boolean;
  /** No forward secrecy: recorded traffic can be decrypted once the key leaks (RFC 9325 §4.1). */
  readonly isReadableLater: boolean;
}

/** The other end of a connection that a script keeps open (a WebSocket). */
export interface Socket {
  /** `wss:` or `ws:`; `https:` or `http:`: something, perhaps the files, was sent there while nobody observed it. */
  readonly scheme: string;
  readonly host: string;
}

/** What a chat's page shows about how the next message is sent; left out: nothing that Sealcheck can read. */
export const CHAT_STATES = ['sms', 'rcs', 'imessage', 'end-to-end', 'not-end-to-end'] as const;
export type ChatState = (typeof CHAT_STATES)[number];

export interface DestinationPage {
  readonly scheme: string;
  readonly host: string;
  /** Another host's page embeds it, or the browser does not confirm that the frame is this host's own. */
  readonly isFramed?: boolean;
}

/** Where a form, an upload, a link or a chat sends data. */
export interface Destination {
  readonly type: 'destination';
  readonly channel: 'form' | 'upload' | 'link' | 'chat';
  /** Lower-case, with its colon: `https:`. '' where only a script knows it. */
  readonly scheme: string;
  /** As `URL.hostname` spells it; '' where the scheme has none, or only a script knows it. */
  readonly host: string;
  /** The page (of the frame) from which the data is sent. */
  readonly page: DestinationPage;
  /** The page asks the browser to upgrade unencrypted requests (`upgrade-insecure-requests`). */
  readonly upgraded: boolean;
  /** Only files that were encrypted before are sent there, judging by their content. */
  readonly isSealed?: boolean;
  /** It is a link whose fragment looks like the key to its target. */
  readonly carriesKey?: boolean;
  /** Whom a link or conversation goes to: E.164 with its plus, a lower-case address, or the text as it stood there. */
  readonly handles?: readonly string[];
  /** Name of the file transfer product that the page shows itself to be. */
  readonly product?: string;
  /** Name of a chat's app, as in the table. */
  readonly app?: string;
  readonly state?: ChatState;
  /** That product encrypts in the browser, provided the page really is that product. */
  readonly productEncrypts?: boolean;
  /** The connection that carried a file there; `unreadable`: the browser was asked and did not answer. */
  readonly tls?: Tls | 'unreadable';
  /** Other hosts to which the page's scripts opened a lasting connection while files were being handed over. */
  readonly sockets?: readonly Socket[];
}
export type Subject = Recipient | Destination;

export interface Verdict {
  readonly level: Level;
  readonly evidence: readonly Evidence[];
}

/** What policy makes of a verdict, mildest first. `observe`: decided and recorded, nothing shown (docs/adr/0008). */
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
  /** An address text as the page shows it, in page order; core parses it. */
  readonly text: string;
  /** Set where the app shows a state for each recipient. */
  readonly appState?: AppState;
}

/** What an adapter may see of a compose window. No field could hold a text, subject or file name. */
export interface Draft {
  readonly sender: Sender;
  readonly recipients: readonly DraftRecipient[];
  /** Number of recipients that show no address (a group, a display name only). */
  readonly unreadable: number;
  /** The compose window was found, but its recipient fields were not. */
  readonly blind: boolean;
  readonly appState?: AppState;
  /** The trigger of the organisation's gateway is in the subject: all that a draft reveals of a subject. */
  readonly isTriggered?: true;
}
