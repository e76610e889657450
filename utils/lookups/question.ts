/** The shape of a network question. Each is defined in one file, and questions.ts lists them. */
import type { UnknownReason } from '../core/model.ts';
import type { Answer } from './answer.ts';
import type { Cached } from './cache.ts';
import type { EgressRequest, EgressResponse, Stage } from './egress.ts';
import type { WatchedPath } from './watched-path.ts';

/** What every question needs. */
export interface Asking {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The egress. Each request states its purpose, its bounds and what it reveals. */
  readonly ask: (question: EgressRequest) => Promise<EgressResponse>;
  /** The cache, which answers from what is known already. */
  readonly cached: Cached;
}

/** One question. Its file says how it is asked, parsed and bounded; checks call it by its name in questions.ts. */
export interface NetworkQuestion {
  /** The source that evidence names if nobody was asked. */
  readonly source: string;
  /** The consent stage that these arguments need (design.md §5); 0: nothing leaves the device. */
  readonly stage: (...args: never) => Stage;
  /** Set if the question cannot be asked without a resolver. */
  readonly asksResolver?: true;
  readonly at?: WatchedPath;
  /**
   * Returns the function that asks the question, given what it needs of this device. That function does not reject for
   * an expected failure.
   */
  readonly bind: (means: never) => (...args: never) => Promise<Answer<unknown>>;
}

/** The reasons for which nobody is asked at all. */
export type Silence = Extract<UnknownReason, 'private-window' | 'pending' | 'not-public' | 'off'>;
