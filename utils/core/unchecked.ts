/** Three kinds of "not checked" (nothing may be asked, what was asked failed, nothing can tell), and what is no claim yet. Pure. */
import type { Evidence, UnknownReason, Verdict } from './model.ts';
import type { WindowReport } from './report.ts';

/** `off`: a choice leaves it unasked. `failed`: trying again may help. `unseen`: neither would. */
export type Unchecked = 'off' | 'failed' | 'unseen';

/**
 * What another attempt may change: also a log-in page of the network between, which answers in every server's place, and what
 * was awaited and never came.
 */
const FAILED =
  /^(offline|timeout|network|certificate|servfail|refused|http-status|rate-limited|redirected|malformed|internal|expired|pending)$/;

/** The choices that leave something unasked. */
const CHOICES: Readonly<Partial<Record<UnknownReason, 'consent' | 'resolver' | 'private'>>> = {
  'no-consent': 'consent',
  off: 'resolver',
  'private-window': 'private',
};
/** A chat is asked about at a server of one's own, which few have: that there is none is no choice. */
const leftBy = ({ check, reason }: Evidence) =>
  check === 'phone' && reason === 'off' ? undefined : CHOICES[reason as UnknownReason];

/**
 * Of which kind this verdict is; null: it is known. Where one question failed and another may not be asked, it failed: that
 * is what the person can try at once.
 */
export function uncheckedOf({ level, evidence }: Verdict): Unchecked | null {
  if (level !== 'unknown') return null;
  if (evidence.some(({ reason }) => FAILED.test(reason ?? ''))) return 'failed';
  return evidence.some(leftBy) ? 'off' : 'unseen';
}

/** The choice that leaves this verdict unasked: consent, a resolver, or private windows; null: none does. */
export function choiceOf(verdict: Verdict): 'consent' | 'resolver' | 'private' | null {
  if (uncheckedOf(verdict) !== 'off') return null;
  return verdict.evidence.map(leftBy).find(Boolean) ?? null;
}

/** Is nothing known yet that cannot change for the better? Then no level is claimed. */
export function isWaiting({ pending, assessments }: WindowReport): boolean {
  const worst = assessments[0]?.verdict.level;
  return pending && worst !== 'exposed' && worst !== 'undeliverable';
}
