/** "Not again": one recipient domain or destination, one reason, for a while; void as soon as it gets worse. Pure. */
import { nameOfCode } from './codes.ts';
import { rankOf } from './levels.ts';
import type { Level, Subject, Verdict } from './model.ts';

export interface Snooze {
  /** Domain of the recipient, host of the destination. */
  readonly to: string;
  /** What the warning was about: the names of the reasons that limited the level. */
  readonly reason: string;
  readonly level: Level;
  /** When it was made (ms since the epoch, as is its end); earlier versions did not store it. */
  readonly at?: number;
  readonly until: number;
}

/** What a snooze is about: the recipient's domain, or the destination's host (of a link without one: its scheme). */
export function snoozedName(subject: Subject): string {
  return subject.type === 'recipient' ? subject.domain : subject.host || subject.scheme || subject.page.host;
}

/** The reasons that limit a verdict to its level, as one text. */
export function reasonOf({ level, evidence }: Verdict): string {
  const limiting = evidence.filter(({ finding, strength }) => finding === 'no' && strength === level);
  return [...new Set(limiting.map(({ because }) => nameOfCode(because.code)))].sort().join(' ');
}

/** A snooze of this verdict from `now` (ms) on. */
export function snoozeOf(subject: Subject, verdict: Verdict, now: number, days: number): Snooze {
  const until = now + days * 24 * 60 * 60 * 1000;
  return { to: snoozedName(subject), reason: reasonOf(verdict), level: verdict.level, at: now, until };
}

/** Does one of these snoozes silence this verdict at the time `now` (ms)? Not where it is worse, or for another reason. */
export function isSnoozed(
  snoozes: readonly Snooze[],
  subject: Subject,
  verdict: Verdict,
  now: number,
): boolean {
  const name = snoozedName(subject);
  const reason = reasonOf(verdict);
  return snoozes.some(
    (one) =>
      one.to === name &&
      one.reason === reason &&
      now < one.until &&
      rankOf(verdict.level) >= rankOf(one.level),
  );
}
