/** Creates the lookups that checks use: each question goes through the cache, and the cache through the egress. */
import { unanswered } from './answer.ts';
import { createCache, type AnswerStore, type Cached } from './cache.ts';
import type { Lookups } from './lookups.ts';
import type { Silence } from './question.ts';
import { PORTS, questionOf, type Port, type QUESTIONS } from './questions.ts';

/** Everything that any of the questions needs, as their files declare it. */
type Needs = { readonly [P in Port]: Parameters<(typeof QUESTIONS)[P]['bind']>[0] };
type All<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer A) => void ? A : never;
export type LookupDependencies = All<Needs[Port]>;

export interface LookupPorts extends Omit<LookupDependencies, 'cached'> {
  readonly store: AnswerStore;
  /** The cache in front of the store; shared by all who ask the same servers. If omitted, one is created. */
  readonly cached?: Cached;
}

/** Builds lookups whose questions are answered by the function that `answerOf` returns for each port. */
const lookupsBy = (now: () => number, answerOf: (port: Port) => unknown): Lookups =>
  ({
    now,
    silent: (reason: Silence) => silentLookups(now, reason),
    ...Object.fromEntries(PORTS.map((port) => [port, answerOf(port)])),
  }) as Lookups;

/** Creates lookups on these ports. None of them rejects for an expected failure. */
export function createLookups(ports: LookupPorts): Lookups {
  const means: LookupDependencies = { cached: createCache(ports.store, ports.now), ...ports };
  return lookupsBy(ports.now, (port) => questionOf(port).bind(means as never));
}

/** Creates lookups that reveal nothing: every question is answered with this reason, without being asked. */
export function silentLookups(now: () => number, reason: Silence): Lookups {
  return lookupsBy(
    now,
    (port) => () => Promise.resolve(unanswered(reason, { name: questionOf(port).source }, now())),
  );
}
