/** Queries on the tables. Pure; a query takes as many steps as the name has labels. */
import e2eMailJson from './e2e-mail.json' with { type: 'json' };
import { corrected, largeTable } from './large.ts';
import type { Mechanism } from '../core/model.ts';
import type {
  Sourced,
  E2eProvider,
  Gateway,
  MailDomains,
  MailHost,
  MailPolicy,
  Operator,
  SendingService,
} from './rows.ts';
import sendersJson from './senders.json' with { type: 'json' };
import sourcesJson from './sources.json' with { type: 'json' };

const shared = new Map(sourcesJson.map(({ id, url }) => [id, url]));

// JSON has no literal types; the tests check every row against its schema.
const ownSenders = sendersJson as readonly SendingService[];
const ownE2eMail = e2eMailJson as readonly E2eProvider[];

function indexOf<T extends Sourced>(
  rows: readonly T[],
  keysOf: (row: T) => readonly string[],
): ReadonlyMap<string, T> {
  const named = rows.map((row) => ({ ...row, source: shared.get(row.source) ?? row.source }));
  return new Map(named.flatMap((row) => keysOf(row).map((key) => [key, row] as const)));
}

/** Computes the value at the first call, so that corrections are applied before. */
const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const e2eIndex = (keysOf: (row: E2eProvider) => readonly string[]) =>
  lazily(() => indexOf(corrected('e2e-mail', ownE2eMail), keysOf));
const senders = lazily(() => indexOf(corrected('senders', ownSenders), (row) => [row.host]));
const e2eDomains = e2eIndex((row) => row.domains);
const e2eHosts = e2eIndex((row) => row.mx);
const e2eWebmails = e2eIndex((row) => row.webmailHosts);

let gateways: ReadonlyMap<string, Gateway> | undefined;
let mailHosts: ReadonlyMap<string, MailHost> | undefined;
let mailDomains: ReadonlyMap<string, MailDomains> | undefined;
let mailPolicies: ReadonlyMap<string, MailPolicy> | undefined;

/** Yields the names above this one, nearest first: `a.b.c` → `b.c`, `c`. */
function* parentsOf(name: string): Generator<string> {
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) yield name.slice(dot + 1);
}

/**
 * Returns the gateway that turns mail to this domain (lower-case A-label) into a text message or a fax: the row of the
 * domain itself (`exact`) or of the nearest domain above it, or null.
 */
export function gatewayOf(domain: string): { readonly row: Gateway; readonly exact: boolean } | null {
  gateways ??= indexOf(largeTable('gateways'), (row) => [row.domain]);
  const own = gateways.get(domain);
  if (own) return { row: own, exact: true };
  for (const parent of parentsOf(domain)) {
    const row = gateways.get(parent);
    if (row) return { row, exact: false };
  }
  return null;
}

/** Returns the operator of this MX host (lower-case, no final dot) by the most specific pattern, or null. */
export function operatorOfMx(host: string): Operator | null {
  mailHosts ??= indexOf(largeTable('operators'), (row) => row.patterns);
  const own = mailHosts.get(host);
  if (own) return own;
  for (const parent of parentsOf(host)) {
    const row = mailHosts.get(`*.${parent}`);
    if (row) return row;
  }
  return null;
}

/** Returns the operator whose own users have addresses at exactly this domain; null: not in the table. */
export function operatorOfDomain(domain: string): Operator | null {
  mailDomains ??= indexOf(largeTable('mail-domains'), (row) => row.domains);
  return mailDomains.get(domain) ?? null;
}

/** Returns what is known about the policy by which exactly this domain demands encryption, or null. */
export function mailPolicyOf(domain: string, mechanism: Mechanism): MailPolicy | null {
  mailPolicies ??= indexOf(largeTable('mail-policies'), (row) =>
    row.domains.map((name) => `${row.mechanism} ${name}`),
  );
  return mailPolicies.get(`${mechanism} ${domain}`) ?? null;
}

/** Returns the service that sends for the webmail at exactly this host, and what it honours; null: not in the table. */
export function senderOf(host: string): SendingService | null {
  return senders().get(host) ?? null;
}

/** Returns the end-to-end provider whose users have addresses at exactly this domain, or null. */
export function e2eProviderOfDomain(domain: string): E2eProvider | null {
  return e2eDomains().get(domain) ?? null;
}

/** Returns the end-to-end provider that runs exactly this mail host (also for its users' custom domains), or null. */
export function e2eProviderOfMx(host: string): E2eProvider | null {
  return e2eHosts().get(host) ?? null;
}

/** Returns the end-to-end provider whose webmail is at exactly this host, or null. */
export function e2eProviderOfWebmail(host: string): E2eProvider | null {
  return e2eWebmails().get(host) ?? null;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Returns the age class of a row at time `now` (ms). `old`: more than 180 days, which is shown, or dated as far after
 * `now` (the clock is wrong, so the age is not known). `stale`: more than 18 calendar months, or no readable date; such
 * a row raises no level.
 */
export function ageOf(row: Sourced, now: number): 'fresh' | 'old' | 'stale' {
  const staleAfter = new Date(row.asOf);
  staleAfter.setUTCMonth(staleAfter.getUTCMonth() + 18);
  // Written so that an unreadable date, which compares false with everything, is stale.
  if (!(now <= staleAfter.getTime())) return 'stale';
  return Math.abs(now - Date.parse(row.asOf)) <= 180 * DAY ? 'fresh' : 'old';
}
