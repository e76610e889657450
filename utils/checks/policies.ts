/** Policies that the tables know: when is asking still worth it, and when does the table's row stand in? */
import type { Evidence, Mechanism, Recipient } from '../core/model.ts';
import { ageOf, mailPolicyOf } from '../data/tables.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, finding } from './check.ts';
import { isPublic, isWorthAsking } from './public.ts';
import { honours } from './sending.ts';

/**
 * Is it worth asking what this domain demands by this mechanism? Of a big operator's own domain only where the sender
 * would honour it: else the answer changes nothing.
 */
export async function isWorthAskingFor(
  subject: Recipient,
  mechanism: Mechanism,
  lookups: Lookups,
): Promise<boolean> {
  if (isWorthAsking(subject, lookups.now())) return true;
  return isPublic(subject) && (await honours(subject, mechanism, lookups)) !== null;
}

/** What was found; where nothing was (it could not be asked, or was not worth it), what the table knows. */
export function orTable(
  { domain }: Recipient,
  mechanism: Mechanism,
  evidence: Evidence[],
  now: number,
): Evidence[] {
  if (evidence.some(({ finding }) => finding !== 'unknown')) return evidence;
  const row = mailPolicyOf(domain, mechanism);
  if (!row?.verified || ageOf(row, now) === 'stale') return evidence;
  const provenance = provenanceOf({ name: 'mail-policies', url: row.source, asOf: row.asOf }, now);
  const code = mechanism === 'dane' ? 'dane-table' : 'mta-sts-table';
  return [
    finding(mechanism, 'yes', { code, values: [domain] }, provenance, { strength: 'enforced', mechanism }),
  ];
}
