/** What the rows of the tables hold. Dates are ISO (`2026-03-10`), domains lower-case A-labels. */
import type { Situation } from '../core/advise.ts';

/** Where a row comes from, and the day for which that is true. */
export interface Dated {
  /** The page that says so (its URL, or its id in `sources.json`); for a row that is not verified: the page that could. */
  readonly source: string;
  /** The date that the source bears; where it bears none, the day on which it was read. */
  readonly asOf: string;
}

/** A domain that turns mail into text messages or faxes. */
export interface Gateway extends Dated {
  readonly domain: string;
  readonly kind: 'sms' | 'mms' | 'fax';
  readonly carrier: string;
  /** `unverified`: listed as a gateway, and nobody checked that it still works. */
  readonly status: 'active' | 'ending' | 'retired' | 'unverified';
  /** Since when (or from when on) mail does not arrive: a day or a month. */
  readonly since?: string;
}

/** Delegated top-level domains, some to a line, separated by spaces. */
export interface TopLevelDomains extends Dated {
  readonly names: readonly string[];
}

/** A service that people hand files to in a browser. A host means it and every host below it. */
export interface TransferService extends Dated {
  readonly name: string;
  readonly hosts: readonly string[];
  /** Who can decrypt what its web page uploads; `depends`: only the recipient, where `when` is so. */
  readonly keys: 'recipient' | 'provider' | 'depends';
  readonly when?: 'password' | 'folder' | 'option' | 'plan' | 'admin';
  /** Its share links carry the key, after the `#`. */
  readonly linkKey?: true;
  readonly verified: boolean;
}

/** Who runs mail hosts or a mail domain. `verified`: known to accept encrypted delivery. */
export interface Operator extends Dated {
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

/** The service behind a webmail. null: not known. */
export interface SendingService extends Dated {
  readonly host: string;
  readonly provider: string;
  readonly honours: { readonly mtaSts: boolean | null; readonly dane: boolean | null };
  /** Further pages that say so. */
  readonly also?: readonly string[];
  readonly verified: boolean;
}

/** A service that encrypts end-to-end between its own users. */
export interface E2eProvider extends Dated {
  readonly provider: string;
  readonly domains: readonly string[];
  readonly mx: readonly string[];
  readonly webmailHosts: readonly string[];
  /** Outsiders can write to its users with OpenPGP. */
  readonly openPgp: boolean;
  readonly verified: boolean;
}

/** A safer way to send. `title`, `how` and `copy` are message keys; the order of the rows is their rank. */
export interface AlternativeRow extends Dated {
  readonly id: string;
  readonly for: readonly Situation[];
  readonly title: string;
  readonly how: string;
  readonly open?: string;
  readonly copy?: string;
  readonly publisher: string;
}
