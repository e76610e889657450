/** What makes a network question: all that there is to it stands in one file, and questions.ts lists it. */
import type { UnknownReason } from '../core/model.ts';
import type { Answer } from './answer.ts';
import type { Cached } from './cache.ts';
import type { EgressRequest, EgressResponse, Stage } from './egress.ts';
import type { WatchedPath } from './watched-path.ts';

/** What every question is asked with. */
export interface Asking {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The egress: purpose, what is revealed and bounds stand in each request. */
  readonly ask: (question: EgressRequest) => Promise<EgressResponse>;
  /** What answers from what is known already. */
  readonly cached: Cached;
}

/** One question. Its file says how it is asked, read and bounded; its name in questions.ts is what checks call it by. */
export interface NetworkQuestion {
  /** Who would have answered, as evidence names it where nobody was asked. */
  readonly source: string;
  /** What the person must have consented to for these arguments (design.md §5); 0: nothing leaves the device. */
  readonly stage: (...args: never) => Stage;
  /** Without a resolver it cannot be asked. */
  readonly asksResolver?: true;
  readonly at?: WatchedPath;
  /** Made of what it needs of this device, what answers it. That rejects for no expected failure. */
  readonly bind: (means: never) => (...args: never) => Promise<Answer<unknown>>;
}

/** Why nobody is asked at all. */
export type Silence = Extract<UnknownReason, 'private-window' | 'pending' | 'not-public' | 'off'>;
