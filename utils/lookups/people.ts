/** Looks up what is known about one person: the user's own claims, the organisation's lists. */
import { statementsOf, type PersonEntry, type PersonStatement } from '../core/people.ts';
import { answered } from './answer.ts';
import type { Answer } from './answer.ts';
import { lookUpDirectory, type OwnMeans } from './own-servers.ts';
import type { NetworkQuestion } from './question.ts';

export interface PeoplePorts {
  readonly now: () => number;
  /** Returns the user's own claim about this handle. */
  readonly ownClaim: (handle: string) => Promise<PersonEntry | undefined>;
  /** The organisation's list, as its policy contains it. */
  readonly inline: readonly PersonEntry[];
  /** Reads the organisation's list from its URL. */
  readonly directory: () => Promise<Answer<readonly PersonEntry[]>>;
}

/** Statements are read again after this time (seconds). */
const LIFE = 5 * 60;

/**
 * Returns every statement about this handle: the organisation's first, then the user's own. If the directory could not
 * be read, the answer is its failure only if nobody else has made a statement.
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

/** The statements about the person with this handle. */
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
