/** What was said about a person: by the organisation, or by the user's own mark. */
import type { PersonStatement } from '../core/people.ts';

/** The statement that counts: the organisation's word before the person's own. */
export function decidingStatement(statements: readonly PersonStatement[]): PersonStatement | undefined {
  return statements.find(({ by }) => by === 'organisation') ?? statements[0];
}

/** Whose statement this is, as the source of a finding. */
export function sourceOf({ by, asOf }: PersonStatement): { readonly name: string; readonly asOf: string } {
  return by === 'you' ? { name: 'own-mark', asOf } : { name: 'organisation', asOf };
}
