/** Statements about how a person can be reached end-to-end, by the user or the organisation. Pure. */

/** A person's handle: an E.164 number with its plus, or a mail address in lower case. */
export type Handle = string;

/** The means by which a person can be reached. */
export const MEANS = ['imessage', 'signal', 'smime'] as const;
export type Means = (typeof MEANS)[number];

/** One statement about one person. */
export interface PersonStatement {
  readonly means: Means;
  /** Whether the person has it. */
  readonly holds: boolean;
  readonly by: 'you' | 'organisation';
  /** ISO date of the statement. */
  readonly asOf: string;
}

/** One row of a directory or of the user's own list. */
export interface PersonEntry {
  readonly handle: Handle;
  readonly imessage?: boolean | undefined;
  readonly signal?: boolean | undefined;
  readonly smime?: boolean | undefined;
  readonly asOf: string;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether this is a number as ITU-T E.164 spells it, with its plus. */
export function isE164(text: string): boolean {
  return E164.test(text);
}

/** Returns the statements in one entry. */
export function statementsOf(entry: PersonEntry, by: PersonStatement['by']): PersonStatement[] {
  return MEANS.flatMap((means) => {
    const holds = entry[means];
    return holds === undefined ? [] : [{ means, holds, by, asOf: entry.asOf }];
  });
}

/** Merges two entries about one person: what the later entry leaves out keeps its earlier value. */
export function mergeEntries(before: PersonEntry | undefined, entry: PersonEntry): PersonEntry {
  const said = Object.entries(entry).filter(([, value]) => value !== undefined);
  return {
    ...before,
    ...(Object.fromEntries(said) as Partial<PersonEntry>),
    handle: entry.handle,
    asOf: entry.asOf,
  };
}

/** What can be wrong with a row in a list of people. */
export const PEOPLE_PROBLEMS = ['unreadable', 'handle', 'channel', 'yes-or-no', 'date', 'entry'] as const;
export type PeopleProblem = (typeof PEOPLE_PROBLEMS)[number];

/** The result of importing a list of people. */
export interface ImportedPeople {
  readonly entries: readonly PersonEntry[];
  /** `line` counts from 1; in a CSV file, including its header row. */
  readonly problems: readonly { readonly line: number; readonly problem: PeopleProblem }[];
}
