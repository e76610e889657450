/** The rows of the tables. Dates are ISO (`2026-03-10`), domains lower-case A-labels. */
import type { Level, Mechanism, OwnPage } from '../core/model.ts';
import type { Situation } from '../core/alternatives.ts';

/** A row's source, and the date for which it is true. */
export interface Sourced {
  /** The page that states it (URL, or id in `sources.json`); for an unverified row, the page that could. */
  readonly source: string;
  /** Date that the source bears; if it bears none, the date on which it was read. */
  readonly asOf: string;
}

/** A domain that turns mail into text messages or faxes. */
export interface Gateway extends Sourced {
  readonly domain: string;
  readonly kind: 'sms' | 'mms' | 'fax';
  readonly carrier: string;
  /** Country whose numbers it takes without a country code. */
  readonly country?: 'US' | 'CA';
  /** The company behind it has mailboxes at the same name: only numbers are forwarded. */
  readonly mailboxes?: true;
  /** `unverified`: listed as a gateway, but nobody checked that it still works. */
  readonly status: 'active' | 'ending' | 'retired' | 'unverified';
  /** Since when (or from when) mail does not arrive: a day or a month. Left out where it was found closed (`asOf`). */
  readonly since?: string;
}

/**
 * A reported break-in at a telephone carrier. `denied`: the carrier says that its customers' data was not reached;
 * `counted`: an authority's statement about all carriers (in place of one carrier).
 */
export interface CarrierBreach extends Sourced {
  readonly carrier: string;
  readonly status: 'acknowledged' | 'reported' | 'denied' | 'counted';
}

/** Names of one kind from one source; each string holds several, separated by spaces. */
export interface NameTable extends Sourced {
  readonly names: readonly string[];
}

/** A service to which people give files in a browser. Each of its hosts includes all hosts below it. */
export interface TransferService extends Sourced {
  readonly name: string;
  readonly hosts: readonly string[];
  /** The hosts, exactly, whose pages are the app that encrypts; left out: all. */
  readonly appHosts?: readonly string[];
  /** Where that app sends files (`*.` and a name: all below it), apart from its own host. */
  readonly sendsTo?: { readonly hosts: readonly string[] } & Sourced;
  /** Who can decrypt what its web page uploads; `depends`: only the recipient, if `when` applies. */
  readonly keys: 'recipient' | 'provider' | 'depends';
  readonly when?: 'password' | 'folder' | 'option' | 'plan' | 'admin';
  /** Its share links contain the key, after the `#`. */
  readonly linkKey?: true;
  readonly verified: boolean;
}

/** A chat or text-message app, and who can read what is written in its web page. */
export interface Chat extends Sourced {
  /** Its name as people know it; adapters and policies refer to it by this name. */
  readonly app: string;
  /** Exact hosts of its web app. Empty: it has none, or runs on anybody's host (`selfHosted`). */
  readonly hosts: readonly string[];
  /** How the paths of its conversations begin; left out: the whole host is the app. */
  readonly paths?: readonly string[];
  /** Domains below which every host is one customer's copy. */
  readonly suffixes?: readonly string[];
  /** Organisations run it on hosts of their own, where the page's marks identify it. */
  readonly selfHosted?: true;
  /** It passes messages to Apple's Messages on somebody's Mac, which picks the channel itself. */
  readonly bridge?: 'imessage';
  /** The level of a chat that meets the condition. */
  readonly level: Level;
  /**
   * What the level depends on: nothing, a mark on the page, the address, whether the other side is a business, an
   * administrator's choice. `no-web`: there is no web app that could be read.
   */
  readonly condition: 'always' | 'marker' | 'path' | 'business' | 'option' | 'no-web';
  /** The level of a chat whose page shows nothing. */
  readonly fallback: Level;
  readonly verified: boolean;
}

/** Who operates mail hosts or a mail domain. `verified`: known to accept encrypted delivery. */
export interface Operator extends Sourced {
  readonly operator: string;
  readonly verified: boolean;
}

/** A page that is the source of many rows; they refer to it by id, which keeps the bundle small. */
export interface SharedSource {
  readonly id: string;
  readonly url: string;
}

/** A pattern is a host name, or `*.` and a name: every host below that name, at any depth. */
export interface MailHost extends Operator {
  readonly patterns: readonly string[];
}

/** Mail domains of the operator's own users. */
export interface MailDomains extends Operator {
  readonly domains: readonly string[];
}

/** Mail domains that demanded encrypted transport when last checked: by a policy, or by signed records. */
export interface MailPolicy extends Sourced {
  readonly domains: readonly string[];
  readonly mechanism: Mechanism;
  /** The source shows the policy itself (mode `enforce`), or that the records of domain and mail hosts are signed. */
  readonly verified: boolean;
}

/** The service behind a webmail. null: not known. */
export interface SendingService extends Sourced {
  readonly host: string;
  readonly provider: string;
  readonly honours: { readonly mtaSts: boolean | null; readonly dane: boolean | null };
  /** Operators of the mail hosts of its customers' domains (names in `operators`); left out: only the provider. */
  readonly operators?: readonly string[];
  readonly verified: boolean;
}

/** A service that encrypts end-to-end between its own users. */
export interface E2eProvider extends Sourced {
  readonly provider: string;
  readonly domains: readonly string[];
  readonly mx: readonly string[];
  readonly webmailHosts: readonly string[];
  /** Outsiders can write to its users with OpenPGP. */
  readonly openPgp: boolean;
  readonly verified: boolean;
}

/** Where a webmail (by its app's name) opens a new draft; `%s` stands for a `mailto:` address. */
export interface ComposeLink extends Sourced {
  readonly app: string;
  readonly link: string;
}

/** How to encrypt to an OpenPGP key in a webmail, found by app name or page host. `how` is a message key. */
export interface KeyHowTo extends Sourced {
  readonly id: string;
  readonly apps: readonly string[];
  readonly hosts: readonly string[];
  readonly how: string;
}

/** A safer alternative. `title`, `how` and `copy` are message keys; the order of the rows is their rank. */
export interface AlternativeRow extends Sourced {
  readonly id: string;
  readonly for: readonly Situation[];
  /** Only for situations about this end-to-end provider (its name in `e2e-mail`). */
  readonly provider?: string;
  readonly title: string;
  readonly how: string;
  readonly open?: string;
  readonly page?: OwnPage;
  readonly copy?: string;
  readonly publisher: string;
}

/** Whether a mail service's published list of refused attachments includes web pages (`.html`). */
export interface HtmlAttachments extends Sourced {
  readonly id: string;
  readonly name: string;
  readonly refuses: boolean;
}
