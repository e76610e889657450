/** What was said about a person: by the organisation, or by the user's own mark. */
import type { PersonFact } from '../core/people.ts';

/** The statement that counts: the organisation's word before the person's own. */
export function firstSaid(facts: readonly PersonFact[]): PersonFact | undefined {
  return facts.find(({ by }) => by === 'organisation') ?? facts[0];
}

/** Whose statement this is, as the source of a finding. */
export function sourceOf({ by, asOf }: PersonFact): { readonly name: string; readonly asOf: string } {
  return by === 'you' ? { name: 'own-mark', asOf } : { name: 'organisation', asOf };
}
