/** Keeps answers until they expire; concurrent questions share one request. Keyed by domain, never by address. */
import { FAILURE_LIFE, unanswered } from './answer.ts';
import { openDatabase, openForWriting } from '../storage/db.ts';
import { hasFields } from '../storage/rows.ts';
import { createViews, OURSELVES, type Viewer } from './views.ts';
import type { Answer } from './answer.ts';

/** An answer, and how long its lookup took (ms): other sites get it after the same delay, even after a restart. */
export type Stored = Answer<unknown> & { readonly took?: number };

export interface AnswerStore {
  get(key: string): Promise<Stored | undefined>;
  set(key: string, answer: Stored): Promise<void>;
  /** Deletes the failures that are still current at `now` (ms). */
  forgetFailures(now: number): Promise<void>;
}

const isAnswer = hasFields<Stored>({ ok: 'boolean', observedAt: 'number', expiresAt: 'number' });
/** Whether this version can read a stored answer: another one may have left it. */
const isReadable = (row: unknown): row is Stored =>
  isAnswer(row) &&
  hasFields<{ name: string }>({ name: 'string' })(row.source) &&
  (row.ok ? row.value !== undefined : typeof row.reason === 'string');

/**
 * The store that survives when the worker is killed. If the database is broken, questions are asked again; no answer is
 * ever wrong.
 */
export const databaseStore: AnswerStore = {
  async get(key) {
    const row: unknown = await (await openDatabase()).get('answers', key);
    return isReadable(row) ? row : undefined;
  },
  async set(key, answer) {
    await (await openForWriting()).put('answers', answer, key);
  },
  async forgetFailures(now) {
    const transaction = (await openForWriting()).transaction('answers', 'readwrite');
    const range = IDBKeyRange.bound(now, now + FAILURE_LIFE * 1_000);
    for await (const cursor of transaction.store.index('expiresAt').iterate(range))
      if (!cursor.value.ok) await cursor.delete();
    await transaction.done;
  },
};

/** Returns a store that keeps answers until the worker stops: for private windows, which leave no trace. */
export function memoryStore(): AnswerStore {
  const answers = new Map<string, Stored>();
  return {
    get: (key) => Promise.resolve(answers.get(key)),
    set: (key, answer) => {
      answers.set(key, answer);
      return Promise.resolve();
    },
    forgetFailures() {
      for (const [key, { ok }] of answers) if (!ok) answers.delete(key);
      return Promise.resolve();
    },
  };
}

/** An answer dated further in the future than this (ms) predates a change of the clock: its age is unknown. */
const SKEW = 5 * 60 * 1000;

/** Deletes every answer, or only the expired ones if `expiredBefore` (ms) is given. */
export async function clearCache(expiredBefore?: number): Promise<void> {
  const db = await openForWriting();
  if (expiredBefore === undefined) {
    await db.clear('answers');
    return;
  }
  const transaction = db.transaction('answers', 'readwrite');
  const range = IDBKeyRange.upperBound(expiredBefore);
  for await (const cursor of transaction.store.index('expiresAt').iterate(range)) await cursor.delete();
  await transaction.done;
}

/** The cache that all pages share: see `createCache`. */
export type Cached = ReturnType<typeof createCache>;

/**
 * Returns a function that answers from `store` while the stored answer is current. Concurrent questions with the same
 * key share one request, while each site has its own view of what is known (views.ts). A failure is an answer too, with
 * a short lifetime of its own.
 */
export function createCache(store: AnswerStore, now: () => number) {
  const views = createViews();
  const inFlight = new Map<string, Promise<Answer<unknown>>>();

  async function fresh(key: string, ask: () => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
    const stored = await store.get(key).catch(() => undefined);
    if (stored && stored.expiresAt > now() && stored.observedAt <= now() + SKEW) {
      if (stored.took !== undefined) views.took(key, stored.took);
      return stored;
    }
    const began = performance.now();
    const answer = await ask();
    const took = performance.now() - began;
    views.took(key, took);
    // Not awaited: the person is waiting for the answer. A failed write costs one more question.
    if (answer.expiresAt > now()) store.set(key, { ...answer, took }).catch(() => undefined);
    return answer;
  }

  function shared(key: string, ask: () => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
    const running = inFlight.get(key);
    if (running) return running;
    const asked = fresh(key, ask).finally(() => inFlight.delete(key));
    inFlight.set(key, asked);
    return asked;
  }

  return async function cached<T>(
    key: string,
    ask: () => Promise<Answer<T>>,
    viewer: Viewer = OURSELVES,
  ): Promise<Answer<T>> {
    const answer = await views.show(viewer, key, () => shared(key, ask));
    return (answer ?? unanswered('budget', { name: 'resolver' }, now())) as Answer<T>;
  };
}
