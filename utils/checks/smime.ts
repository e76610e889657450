/**
 * Is a certificate known with which this mail could be end-to-end by S/MIME? From a directory, the user's own statement
 * or the DNS (RFC 8162).
 */
import type { Evidence, Recipient } from '../core/model.ts';
import { isUsableSmimea } from '../core/tlsa.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { finding, type Check } from './check.ts';
import { gatewayFor } from './gateway.ts';
import { mailHostsOf } from './mail-hosts.ts';
import { kindOf } from './public.ts';
import { decidingStatement, sourceOf } from './statements.ts';

const ID = 'smime';

/** Returns what was stated about the person; the organisation's statement outranks the user's. */
async function statedSmime({ address }: Recipient, lookups: Lookups): Promise<Evidence[]> {
  const answer = await lookups.statements(address.toLowerCase());
  const statements = answer.ok ? answer.value.filter(({ means }) => means === 'smime') : [];
  const statement = decidingStatement(statements);
  if (!statement || !answer.ok) return [];
  const provenance = { ...answer, source: sourceOf(statement) };
  const code = statement.holds ? 'smime-said' : 'smime-said-no';
  return [
    finding(ID, statement.holds ? 'yes' : 'no', { code, values: [address] }, provenance, {
      kind: 'opportunity',
    }),
  ];
}

export const smime: Check = {
  id: ID,
  slow: true,
  async gather(subject, lookups) {
    if (kindOf(subject) === 'literal' || gatewayFor(subject) !== null) return [];
    const stated = await statedSmime(subject, lookups);
    if (stated.length > 0 || kindOf(subject) !== 'public' || subject.localPart.startsWith('"')) return stated;
    const mail = await mailHostsOf(subject, lookups);
    // Only a validated answer counts, and an unsigned zone has none.
    if (mail !== null && mail.state !== 'unknown' && !mail.secure) return [];
    const answer = await lookups.smimea(subject);
    if (!answer.ok) return [];
    const { secure, records } = answer.value;
    if (!secure || !records.some(isUsableSmimea)) return [];
    const because = { code: 'smime-dns', values: [subject.address] } as const;
    return [finding(ID, 'yes', because, answer, { kind: 'opportunity' })];
  },
};
