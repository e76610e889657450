/** What the rows of the tables hold. Dates are ISO (`2026-03-10`), domains lower-case A-labels. */
import type { Level, Mechanism, OwnPage } from '../core/model.ts';
import type { Situation } from '../core/alternatives.ts';

/** A row's source, and the day for which it is true. */
export interface Sourced {
  /** The page that says so (its URL, or its id in `sources.json`); for a row that is not verified: the page that could. */
  readonly source: string;
  /** The date that the source bears; where it bears none, the day on which it was read. */
  readonly asOf: string;
}

/** A domain that turns mail into text messages or faxes. */
export interface Gateway extends Sourced {
  readonly domain: string;
  readonly kind: 'sms' | 'mms' | 'fax';
  readonly carrier: string;
  /** Where its numbers are dialled without a country code. */
  readonly country?: 'US' | 'CA';
  /** The company behind it has mailboxes at the same name: only numbers are sent on. */
  readonly mailboxes?: true;
  /** `unverified`: listed as a gateway, and nobody checked that it still works. */
  readonly status: 'active' | 'ending' | 'retired' | 'unverified';
  /** Since when (or from when on) mail does not arrive: a day or a month. Left out where it was found shut (`asOf`). */
  readonly since?: string;
}

/**
 * A break-in into a telephone carrier as it was reported. `denied`: the carrier says that its customers' data was not
 * reached; `counted`: what an authority (in place of the carrier) says of all of them.
 */
export interface CarrierBreach extends Sourced {
  readonly carrier: string;
  readonly status: 'acknowledged' | 'reported' | 'denied' | 'counted';
}

/** Names of one kind from one source, some to a line, separated by spaces. */
export interface NameTable extends Sourced {
  readonly names: readonly string[];
}

/** A service that people hand files to in a browser. A host means it and every host below it. */
export interface TransferService extends Sourced {
  readonly name: string;
  readonly hosts: readonly string[];
  /** Those of them, exactly, whose pages are the app that encrypts; left out: all. */
  readonly appHosts?: readonly string[];
  /** Where that app sends files (`*.` and a name: all below it) besides the host that it is at. */
  readonly sendsTo?: { readonly hosts: readonly string[] } & Sourced;
  /** Who can decrypt what its web page uploads; `depends`: only the recipient, where `when` is so. */
  readonly keys: 'recipient' | 'provider' | 'depends';
  readonly when?: 'password' | 'folder' | 'option' | 'plan' | 'admin';
  /** Its share links carry the key, after the `#`. */
  readonly linkKey?: true;
  readonly verified: boolean;
}

/** A chat or text-message app, and who can read what is written in its web page. */
export interface Chat extends Sourced {
  /** Its name, as people know it; adapters and policies name it by this. */
  readonly app: string;
  /** Hosts of its web app, exactly these. Empty: it has none, or lives on anybody's host (`selfHosted`). */
  readonly hosts: readonly string[];
  /** What the addresses of its conversations begin with; left out: the whole host is the app. */
  readonly paths?: readonly string[];
  /** Domains below which every host is one customer's copy. */
  readonly suffixes?: readonly string[];
  /** Organisations run it on hosts of their own, where the page's marks tell it. */
  readonly selfHosted?: true;
  /** It passes messages to Apple's Messages on somebody's Mac, which picks the way itself. */
  readonly bridge?: 'imessage';
  /** The level of a chat for which the condition holds. */
  readonly level: Level;
  /**
   * What the level depends on: nothing, a mark on the page, the address, whether the other side is a business, an
   * administrator's choice. `no-web`: there is no web app that could be read.
   */
  readonly condition: 'always' | 'marker' | 'path' | 'business' | 'option' | 'no-web';
  /** The level of a chat of which the page shows nothing. */
  readonly fallback: Level;
  readonly verified: boolean;
}

/** Who runs mail hosts or a mail domain. `verified`: known to accept encrypted delivery. */
export interface Operator extends Sourced {
  readonly operator: string;
  readonly verified: boolean;
}

/** A page that many rows of a table come from; they name it by its id, which keeps the bundle small. */
export interface SharedSource {
  readonly id: string;
  readonly url: string;
}

/** A pattern is a host name, or `*.` and the name below which every host is meant, at any depth. */
export interface MailHost extends Operator {
  readonly patterns: readonly string[];
}

/** Mail domains of the operator's own users. */
export interface MailDomains extends Operator {
  readonly domains: readonly string[];
}

/** Mail domains that demanded encryption on the way when that was last looked at: by a policy, or by signed records. */
export interface MailPolicy extends Sourced {
  readonly domains: readonly string[];
  readonly mechanism: Mechanism;
  /** The source shows the policy itself (mode `enforce`), or that both the domain's and its mail hosts' records are signed. */
  readonly verified: boolean;
}

/** The service behind a webmail. null: not known. */
export interface SendingService extends Sourced {
  readonly host: string;
  readonly provider: string;
  readonly honours: { readonly mtaSts: boolean | null; readonly dane: boolean | null };
  /** Who runs the mail hosts of its customers' domains (names in `operators`); left out: nobody else than the provider. */
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

/** Where a webmail, by its app's name, opens a new draft; `%s` stands for a `mailto:` address. */
export interface ComposeLink extends Sourced {
  readonly app: string;
  readonly link: string;
}

/** How one encrypts to an OpenPGP key in a webmail: by the app's name or the page's host. `how` is a message key. */
export interface KeyHowTo extends Sourced {
  readonly id: string;
  readonly apps: readonly string[];
  readonly hosts: readonly string[];
  readonly how: string;
}

/** A safer alternative to send. `title`, `how` and `copy` are message keys; the order of the rows is their rank. */
export interface AlternativeRow extends Sourced {
  readonly id: string;
  readonly for: readonly Situation[];
  /** Only where this end-to-end provider (its name in `e2e-mail`) is what the situation is about. */
  readonly provider?: string;
  readonly title: string;
  readonly how: string;
  readonly open?: string;
  readonly page?: OwnPage;
  readonly copy?: string;
  readonly publisher: string;
}

/** What a mail service's own list of attachments that it refuses says of pages (`.html`). */
export interface HtmlAttachments extends Sourced {
  readonly id: string;
  readonly name: string;
  readonly refuses: boolean;
}
