/** Snoozes ("Not again"): one recipient domain or destination, one reason, for a while; void once it worsens. Pure. */
import { nameOfCode } from './codes.ts';
import { rankOf } from './levels.ts';
import type { Level, Subject, Verdict } from './model.ts';

/** One stored snooze. */
export interface Snooze {
  /** Domain of the recipient, host of the destination. */
  readonly to: string;
  /** What the warning was about: the names of the codes that limited the level. */
  readonly reason: string;
  readonly level: Level;
  /** When the snooze was made (ms since the epoch, like its end); earlier versions did not store it. */
  readonly at?: number;
  readonly until: number;
}

/** Returns what a snooze is about: the recipient's domain, or the destination's host (if it has none: its scheme). */
export function snoozedName(subject: Subject): string {
  return subject.type === 'recipient' ? subject.domain : subject.host || subject.scheme || subject.page.host;
}

/** Returns the names of the codes that limit a verdict to its level, sorted, as one text. */
export function reasonOf({ level, evidence }: Verdict): string {
  const limiting = evidence.filter(({ finding, strength }) => finding === 'no' && strength === level);
  return [...new Set(limiting.map(({ because }) => nameOfCode(because.code)))].sort().join(' ');
}

/** Returns a snooze of this verdict that begins at `now` (ms). */
export function snoozeOf(subject: Subject, verdict: Verdict, now: number, days: number): Snooze {
  const until = now + days * 24 * 60 * 60 * 1000;
  return { to: snoozedName(subject), reason: reasonOf(verdict), level: verdict.level, at: now, until };
}

/** Whether a snooze silences this verdict at time `now` (ms). Not if the level is worse or the reason another. */
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
