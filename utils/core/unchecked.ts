/**
 * Three kinds of "not checked" (nothing may be asked, the lookup failed, nothing can tell), and reports that claim no
 * level yet. Pure.
 */
import type { Evidence, UnknownReason, Verdict } from './model.ts';
import type { WindowReport } from './report.ts';

/** `off`: a choice prevents the lookup. `failed`: trying again may help. `unseen`: neither would help. */
export type Unchecked = 'off' | 'failed' | 'unseen';

/**
 * Reasons that another attempt may remove. They include a network's log-in page, which answers in place of every
 * server, and an answer that never arrived.
 */
const FAILED =
  /^(offline|timeout|network|certificate|servfail|refused|http-status|rate-limited|redirected|malformed|internal|expired|pending)$/;

/** Choices that prevent a lookup. */
const CHOICES: Readonly<Partial<Record<UnknownReason, 'consent' | 'resolver' | 'private'>>> = {
  'no-consent': 'consent',
  off: 'resolver',
  'private-window': 'private',
};
/** Chats are looked up on a server of one's own, which few people have: having none is not a choice. */
const leftBy = ({ check, reason }: Evidence) =>
  check === 'phone' && reason === 'off' ? undefined : CHOICES[reason as UnknownReason];

/**
 * Returns the kind of "not checked" of this verdict; null: the level is known. If one lookup failed and another is not
 * allowed, it is `failed`, since the person can try that again at once.
 */
export function uncheckedOf({ level, evidence }: Verdict): Unchecked | null {
  if (level !== 'unknown') return null;
  if (evidence.some(({ reason }) => FAILED.test(reason ?? ''))) return 'failed';
  return evidence.some(leftBy) ? 'off' : 'unseen';
}

/** Returns the choice that prevents this verdict's lookup (consent, a resolver, private windows); null: none does. */
export function choiceOf(verdict: Verdict): 'consent' | 'resolver' | 'private' | null {
  if (uncheckedOf(verdict) !== 'off') return null;
  return verdict.evidence.map(leftBy).find(Boolean) ?? null;
}

/** Whether to claim no level yet: the report is pending, and its worst level so far could still improve. */
export function isWaiting({ pending, assessments }: WindowReport): boolean {
  const worst = assessments[0]?.verdict.level;
  return pending && worst !== 'exposed' && worst !== 'undeliverable';
}
