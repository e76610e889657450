/** Is this person stated to have Signal? Then there is an alternative that works for both sides now. */
import type { Evidence } from '../core/model.ts';
import type { Lookups } from '../lookups/lookups.ts';
import { finding, type Check } from './check.ts';
import { decidingStatement, sourceOf } from './statements.ts';

const ID = 'signal';

/** Returns the statement about one handle as evidence; the organisation's outranks the user's. Empty: no statement. */
export async function lookUpSignal(handle: string, lookups: Lookups): Promise<Evidence[]> {
  const answer = await lookups.statements(handle);
  const statements = answer.ok ? answer.value.filter(({ means }) => means === 'signal') : [];
  const statement = decidingStatement(statements);
  if (!answer.ok || !statement) return [];
  const provenance = { ...answer, source: sourceOf(statement) };
  const because = { code: statement.holds ? 'signal-said' : 'signal-said-no', values: [handle] } as const;
  const evidence = finding(ID, statement.holds ? 'yes' : 'no', because, provenance, { kind: 'opportunity' });
  return [{ ...evidence, handle }];
}

export const signal: Check = {
  id: ID,
  gather: ({ address }, lookups) => lookUpSignal(address.toLowerCase(), lookups),
};
