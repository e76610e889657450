/** The lookups that checks are given: each question behind the cache, the cache in front of the egress. */
import { unanswered } from './answer.ts';
import { createCache, type AnswerStore, type Cached } from './cache.ts';
import type { Lookups } from './lookups.ts';
import type { Silence } from './question.ts';
import { PORTS, questionOf, type Port, type QUESTIONS } from './questions.ts';

/** Everything that one of the questions needs, as their files say. */
type Needs = { readonly [P in Port]: Parameters<(typeof QUESTIONS)[P]['bind']>[0] };
type All<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer A) => void ? A : never;
export type Means = All<Needs[Port]>;

export interface LookupPorts extends Omit<Means, 'cached'> {
  readonly store: AnswerStore;
  /** What answers from the store; shared by all for whom the same servers are asked. Left out: one of its own. */
  readonly cached?: Cached;
}

/** Lookups whose questions are answered by what is made of each. */
const lookupsBy = (now: () => number, answerOf: (port: Port) => unknown): Lookups =>
  ({
    now,
    silent: (reason: Silence) => silentLookups(now, reason),
    ...Object.fromEntries(PORTS.map((port) => [port, answerOf(port)])),
  }) as Lookups;

/** Lookups on these ports. None of them rejects for an expected failure. */
export function createLookups(ports: LookupPorts): Lookups {
  const means: Means = { cached: createCache(ports.store, ports.now), ...ports };
  return lookupsBy(ports.now, (port) => questionOf(port).bind(means as never));
}

/** Lookups that reveal nothing: no question is asked, for this reason. */
export function silentLookups(now: () => number, reason: Silence): Lookups {
  return lookupsBy(
    now,
    (port) => () => Promise.resolve(unanswered(reason, { name: questionOf(port).source }, now())),
  );
}
