/** DANE and MTA-STS policies in the tables: when a lookup is still worthwhile, when the table stands in for it. */
import type { Evidence, Mechanism, Recipient } from '../core/model.ts';
import { ageOf, mailPolicyOf } from '../data/tables.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { provenanceOf, finding } from './check.ts';
import { isPublic, isWorthAsking } from './public.ts';
import { honours } from './sending.ts';

/**
 * Whether to look up what this domain demands by this mechanism. For a big operator's own domain, only if the sender
 * would honour it: otherwise the answer changes nothing.
 */
export async function isWorthAskingFor(
  subject: Recipient,
  mechanism: Mechanism,
  lookups: Lookups,
): Promise<boolean> {
  if (isWorthAsking(subject, lookups.now())) return true;
  return isPublic(subject) && (await honours(subject, mechanism, lookups)) !== null;
}

/** Returns the evidence; where it holds no answer (failed, or not looked up), the finding of the table, if any. */
export function orFromTable(
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
