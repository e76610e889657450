/** The ports through which checks ask the network. Checks import these types only. */
import type { Answer } from './answer.ts';
import type { Silence } from './question.ts';
import type { Port, QUESTIONS } from './questions.ts';

/** The questions as questions.ts lists them: each is described in its file. */
type Asked = { readonly [P in Port]: ReturnType<(typeof QUESTIONS)[P]['bind']> };

export interface Lookups extends Asked {
  /** The clock that evidence is dated by, milliseconds since the epoch. */
  now(): number;
  /** The same without asking anybody: every answer is this reason. */
  silent(reason: Silence): Lookups;
}

/** Answers a question of this name. */
export type Put = (port: Port, args: readonly unknown[]) => Promise<Answer<unknown>>;
