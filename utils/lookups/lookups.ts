/** The ports through which checks ask the network. Checks import only these types. */
import type { Answer } from './answer.ts';
import type { Silence } from './question.ts';
import type { Port, QUESTIONS } from './questions.ts';

/** The questions that questions.ts lists; each is described in its own file. */
type Asked = { readonly [P in Port]: ReturnType<(typeof QUESTIONS)[P]['bind']> };

export interface Lookups extends Asked {
  /** The clock that dates evidence (ms since the epoch). */
  now(): number;
  /** Returns the same lookups without any request: every answer is this reason. */
  silent(reason: Silence): Lookups;
}

/** Asks the question of this name. */
export type AskByName = (port: Port, args: readonly unknown[]) => Promise<Answer<unknown>>;
