/** Statements about a person, by the organisation or by the user. */
import type { PersonStatement } from '../core/people.ts';

/** Returns the statement that counts: the organisation's outranks the user's. */
export function decidingStatement(statements: readonly PersonStatement[]): PersonStatement | undefined {
  return statements.find(({ by }) => by === 'organisation') ?? statements[0];
}

/** Returns whose statement this is, as the source of a finding. */
export function sourceOf({ by, asOf }: PersonStatement): { readonly name: string; readonly asOf: string } {
  return by === 'you' ? { name: 'own-mark', asOf } : { name: 'organisation', asOf };
}
