/** Derives the protection level from the evidence. Pure; the rules are in design.md §2 and §3. */
import type { CheckId } from './codes.ts';
import { betterOf, rankOf, worseOf } from './levels.ts';
import type { Evidence, Level, Mechanism, Verdict } from './model.ts';

/** Id of the check whose findings are the organisation's own promises. */
export const ORGANISATION = 'organisation';

/** Returns the evidence, `unknown` once expired: then it supports no level, better or worse (design.md §3 rule 5). */
function current(evidence: Evidence, now: number): Evidence {
  if (evidence.finding === 'unknown' || evidence.expiresAt > now) return evidence;
  return { ...evidence, finding: 'unknown', strength: null, reason: 'expired' };
}

/** Whether the sender is known to honour this mechanism. One contrary finding outweighs any number of others. */
function senderHonours(mechanism: Mechanism, evidence: readonly Evidence[]): boolean {
  const about = evidence.filter((e) => e.check === 'sender' && e.mechanism === mechanism);
  return about.some((e) => e.finding === 'yes') && about.every((e) => e.finding !== 'no');
}

/** Returns the level that a finding supports, or null. `enforced` needs a sender that honours it (rule 3). */
function worth(item: Evidence, evidence: readonly Evidence[]): Level | null {
  if (item.finding !== 'yes' || item.kind !== 'protection') return null;
  // An organisation's promise about a partner's mail rests on an arrangement between them (a forced-TLS connector).
  if (item.strength !== 'enforced' || item.check === ORGANISATION) return item.strength;
  const honoured = item.mechanism !== undefined && senderHonours(item.mechanism, evidence);
  return honoured ? 'enforced' : 'transport';
}

/** Whether this is a known limit that has expired: it may still apply, so the level is at most `unknown`. */
function isFadedLimit({ kind, finding, strength, expiresAt }: Evidence, now: number): boolean {
  return kind === 'protection' && finding === 'no' && strength !== null && expiresAt <= now;
}

/** Checks of the route that a mail takes, as written, to the recipient's server. */
const OF_THE_WAY: readonly CheckId[] = ['app-state', 'probe'];

/** Whether the organisation promises that its gateway encrypts this text. */
const isPromise = ({ check, because, finding }: Evidence) =>
  check === ORGANISATION && because.code === 'trigger' && finding === 'yes';

/** Whether the text is end-to-end encrypted before it is sent: it is ciphertext, or the app's own state proves it. */
const isSealed = ({ check, finding, strength }: Evidence) =>
  check === 'app-state' && finding === 'yes' && strength === 'end-to-end';

/**
 * Whether this is a known flaw of the way that the text passes encrypted: its sender has encrypted it (what a probe saw
 * at the mail server says nothing about that), or the organisation's gateway will, as far as its promise holds. Never
 * where the recipient is a telephone or a fax.
 */
function isPassed({ check, strength }: Evidence, evidence: readonly Evidence[]): boolean {
  if (check === 'probe' && strength !== 'undeliverable' && evidence.some(isSealed)) return true;
  return strength === 'exposed' && OF_THE_WAY.includes(check) && evidence.some(isPromise);
}

/**
 * Returns the verdict from all evidence about one subject at time `now` (ms). Total: no evidence yields `unknown`.
 * Order-independent. Monotone: adding a negative or an unknown finding never improves the level. A known refusal
 * outranks everything ("will not arrive" says more than "not encrypted"), then a known unencrypted hop, then the best
 * level that a current finding supports and no other limit denies, never above a limit.
 */
export function judge(all: readonly Evidence[], now: number): Verdict {
  const evidence = all.map((item) => current(item, now));
  const limits = evidence
    .filter((e) => e.kind === 'protection' && e.finding === 'no' && !isPassed(e, evidence))
    .map((e) => e.strength)
    .filter((level) => level !== null);
  if (limits.includes('undeliverable')) return { level: 'undeliverable', evidence };
  if (limits.includes('exposed')) return { level: 'exposed', evidence };
  const limit = limits.reduce<Level>(worseOf, 'end-to-end');
  // A finding that promises more than is true supports nothing: it does not prove a lower level either.
  const supported = evidence
    .map((item) => worth(item, evidence))
    .filter((level) => level !== null)
    .filter((level) => rankOf(level) <= rankOf(limit));
  const level = worseOf(supported.length === 0 ? 'unknown' : supported.reduce(betterOf), limit);
  const isFaded = all.some((item) => isFadedLimit(item, now) && !isPassed(item, evidence));
  return { level: isFaded ? worseOf(level, 'unknown') : level, evidence };
}
