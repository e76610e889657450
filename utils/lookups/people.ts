/** What is known about one person: the user's own marks, the organisation's lists. */
import { statementsOf, type PersonEntry, type PersonStatement } from '../core/people.ts';
import { answered } from './answer.ts';
import type { Answer } from './answer.ts';
import { lookUpDirectory, type OwnMeans } from './own-servers.ts';
import type { NetworkQuestion } from './question.ts';

export interface PeoplePorts {
  readonly now: () => number;
  /** The user's own mark of this handle. */
  readonly ownClaim: (handle: string) => Promise<PersonEntry | undefined>;
  /** The organisation's list as its policy has it. */
  readonly inline: readonly PersonEntry[];
  /** The organisation's list at its address. */
  readonly directory: () => Promise<Answer<readonly PersonEntry[]>>;
}

/** Statements are looked at anew each time they are asked for (seconds). */
const LIFE = 5 * 60;

/**
 * Every statement about this handle. What the organisation says stands beside what the person says; a directory that
 * could not be read leaves the question open only where nobody else has said anything.
 */
export async function lookUpStatements(
  handle: string,
  ports: PeoplePorts,
): Promise<Answer<readonly PersonStatement[]>> {
  const { now, ownClaim, inline, directory } = ports;
  const [own, listed] = await Promise.all([ownClaim(handle), directory()]);
  const entries = [...inline, ...(listed.ok ? listed.value : [])].filter((entry) => entry.handle === handle);
  const facts = [
    ...entries.flatMap((entry) => statementsOf(entry, 'organisation')),
    ...(own ? statementsOf(own, 'you') : []),
  ];
  if (facts.length === 0 && !listed.ok) return listed;
  return answered(facts, LIFE, { name: 'people' }, now());
}

/** What was said about this person, by handle. */
export const statements = {
  source: 'people',
  stage: () => 4,
  bind: (means: OwnMeans & { readonly people: Pick<PeoplePorts, 'ownClaim' | 'inline'> }) => {
    const { now, cached, servers, people } = means;
    const directory = () => cached(`directory|${servers.directoryUrl}`, () => lookUpDirectory(means));
    return (handle: string): Promise<Answer<readonly PersonStatement[]>> =>
      lookUpStatements(handle, { now, directory, ...people });
  },
} satisfies NetworkQuestion;
