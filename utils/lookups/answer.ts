/** The answer of a lookup, and how long it stays current. */
import type { Source, UnknownReason } from '../core/model.ts';

/** An answer, or the reason why there is none. Times are milliseconds since the epoch. */
export type Answer<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly source: Source;
      readonly observedAt: number;
      readonly expiresAt: number;
    }
  | {
      readonly ok: false;
      readonly reason: UnknownReason;
      readonly source: Source;
      readonly observedAt: number;
      readonly expiresAt: number;
    };

const SECOND = 1_000;
/** Lower and upper bound of an answer's lifetime (seconds): it is not asked again sooner, nor trusted longer. */
const LIFE = { least: 5 * 60, most: 24 * 60 * 60 };
/** After a failure, the same question is not asked again for this long (seconds). */
export const FAILURE_LIFE = 60;

/** Failures that made no request: trying again costs nothing, and consent may be given at any moment. */
const NOT_ASKED: readonly UnknownReason[] = ['no-consent', 'off', 'private-window', 'offline', 'budget'];

/** Returns an answer observed at `now` (ms) that stays current for `ttl` seconds, within bounds (`most`: s). */
export function answered<T>(
  value: T,
  ttl: number,
  source: Source,
  now: number,
  most: number = LIFE.most,
): Answer<T> {
  const life = Math.min(Math.max(ttl, LIFE.least), most);
  return { ok: true, value, source, observedAt: now, expiresAt: now + life * SECOND };
}

/** Returns a failure observed at `now` (ms), with the reason why there is no answer. */
export function unanswered(
  reason: UnknownReason,
  source: Source,
  now: number,
): Extract<Answer<never>, { ok: false }> {
  const life = NOT_ASKED.includes(reason) ? 0 : FAILURE_LIFE;
  return { ok: false, reason, source, observedAt: now, expiresAt: now + life * SECOND };
}
