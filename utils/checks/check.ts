/** The interface of a check: one question about one subject. It returns evidence and never judges. */
import type {
  Evidence,
  Finding,
  Kind,
  Level,
  Mechanism,
  Recipient,
  Source,
  Subject,
  UnknownReason,
} from '../core/model.ts';
import type { Because, CheckId } from '../core/codes.ts';
import type { Lookups } from '../lookups/lookups.ts';
import type { Answer } from '../lookups/answer.ts';

export interface Check<S extends Subject = Recipient> {
  readonly id: CheckId;
  /** Needs more than one round trip: a first answer does not wait for it. */
  readonly slow?: boolean;
  /** Never rejects for an expected failure: that is an `unknown` finding with its reason. */
  gather(subject: S, lookups: Lookups): Promise<Evidence[]>;
}

/** How long a finding from a table or from the page stays current (ms). Each question makes it anew. */
const TABLE_LIFETIME = 24 * 60 * 60 * 1000;

interface Provenance {
  readonly source: Source;
  readonly observedAt: number;
  readonly expiresAt: number;
}

/** Returns the provenance of a finding from a table or from the page, observed at `now` (ms). */
export function provenanceOf(source: Source, now: number): Provenance {
  return { source, observedAt: now, expiresAt: now + TABLE_LIFETIME };
}

/** Returns the provenance of a finding from several answers: earliest observation, earliest expiry, first source. */
export function oldestProvenance(first: Provenance, ...others: Provenance[]): Provenance {
  return others.reduce(
    (sum, next) => ({
      source: sum.source,
      observedAt: Math.min(sum.observedAt, next.observedAt),
      expiresAt: Math.min(sum.expiresAt, next.expiresAt),
    }),
    { source: first.source, observedAt: first.observedAt, expiresAt: first.expiresAt },
  );
}

interface Parts {
  readonly kind?: Kind;
  readonly strength?: Level;
  readonly mechanism?: Mechanism;
}

/** Returns evidence for a question that was answered `yes` or `no`. */
export function finding<C extends CheckId>(
  check: C,
  finding: Exclude<Finding, 'unknown'>,
  because: Because<NoInfer<C>>,
  provenance: Provenance,
  parts: Parts = {},
): Evidence {
  const { kind = 'protection', strength = null, mechanism } = parts;
  const { source, observedAt, expiresAt } = provenance;
  const base = { check, kind, finding, strength, because, source, observedAt, expiresAt };
  return mechanism === undefined ? base : { ...base, mechanism };
}

/** Returns evidence for a question that could not be answered, with the reason. */
export function noAnswer<C extends CheckId>(
  check: C,
  because: Because<NoInfer<C>>,
  reason: UnknownReason,
  provenance: Provenance,
): Evidence {
  const { source, observedAt, expiresAt } = provenance;
  return {
    check,
    kind: 'protection',
    finding: 'unknown',
    strength: null,
    reason,
    because,
    source,
    observedAt,
    expiresAt,
  };
}

/** Returns the reason of the first answer that failed, or null. */
export function firstFailure(answers: readonly Answer<unknown>[]): UnknownReason | null {
  for (const answer of answers) if (!answer.ok) return answer.reason;
  return null;
}
