/** Does this address turn mail into a text message or a fax? Then a carrier handles it unencrypted. */
import type { Code } from '../core/codes.ts';
import type { Evidence, Recipient } from '../core/model.ts';
import { gatewayOf } from '../data/tables.ts';
import { provenanceOf, finding, type Check } from './check.ts';

const ID = 'gateway';

type Gateway = NonNullable<ReturnType<typeof gatewayOf>>['row'];

/** Whether the local part is a number: E.164 allows 7 to 15 digits, people add separators (ITU-T E.164 §6). */
function isNumber(localPart: string): boolean {
  return /^\d{7,15}$/.test(localPart.replace(/[\s().+-]/g, ''));
}

/**
 * Returns the gateway that this address belongs to, or null. A number under a gateway's domain certainly does. Another
 * local part counts only at the gateway's own name, and not at services whose names are also companies' mail domains.
 */
export function gatewayFor(subject: Recipient): Gateway | null {
  const match = gatewayOf(subject.domain);
  if (match === null) return null;
  if (isNumber(subject.localPart) || (match.row.kind === 'fax' && /^fax=/i.test(subject.localPart))) {
    return match.row;
  }
  return match.exact && match.row.kind !== 'fax' && !match.row.mailboxes ? match.row : null;
}

/** Returns the phone number that a gateway's address stands for, in E.164; undefined where its country is not known. */
function numberOf({ localPart }: Recipient, { country, kind }: Gateway): string | undefined {
  const digits = localPart.replace(/\D/g, '');
  // North American numbers have ten digits, with or without the country code 1 (ITU-T E.164, E.164.1).
  const isAmerican = country !== undefined && kind !== 'fax' && /^1?[2-9]\d{9}$/.test(digits);
  return isAmerican ? `+1${digits.slice(-10)}` : undefined;
}

/**
 * Returns the code of the sentence about a gateway, and its values after the domain and the carrier. A list's statement
 * is given with its year. That an announced end date has passed does not prove the end: ends are put off, and clocks
 * are wrong.
 */
function sentenceOf(
  { status, since = '', kind, asOf }: Gateway,
  now: number,
): [Code<'gateway'>, ...string[]] {
  if (status === 'retired') return since === '' ? ['gateway-gone', asOf] : ['gateway-retired', since];
  if (status === 'ending') return [Date.parse(since) <= now ? 'gateway-ended' : 'gateway-ending', since];
  return status === 'unverified' ? [`${kind}-listed`, asOf.slice(0, 4)] : [`${kind}-gateway`];
}

/** Evaluates a gateway. "Will not arrive" says more than "not encrypted", so a closed one is `undeliverable`. */
function evaluate(row: Gateway, domain: string, now: number): Evidence {
  const provenance = provenanceOf({ name: 'gateways', url: row.source, asOf: row.asOf }, now);
  const [code, ...more] = sentenceOf(row, now);
  const because = { code, values: [domain, row.carrier, ...more] } as const;
  return finding(ID, 'no', because, provenance, {
    strength: row.status === 'retired' ? 'undeliverable' : 'exposed',
  });
}

export const gateway: Check = {
  id: ID,
  gather(subject, lookups) {
    const row = gatewayFor(subject);
    if (row === null) return Promise.resolve([]);
    const evidence = evaluate(row, subject.domain, lookups.now());
    const handle = numberOf(subject, row);
    return Promise.resolve([handle === undefined ? evidence : { ...evidence, handle }]);
  },
};
