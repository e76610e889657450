/** The probe's answer about one host, in version 1 of the protocol (docs/probe.md). Pure. */
import { knownOf, MIN_PAUSE, type HostRecord } from './history.ts';
import type { Dane, Fault, Problem, Step } from './model.ts';

/** Reasons for giving no answer, besides the problems of a look. */
export const SILENCES = ['not-known', 'looking', 'unconfirmed', 'busy'] as const;
export type Silence = (typeof SILENCES)[number];

export interface Evidence {
  readonly step: Step;
  readonly problem: Problem | null;
  readonly code: number | null;
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly bits: number | null;
  readonly certificate: readonly Fault[] | null;
  readonly notAfter: string | null;
  readonly dane: Dane | null;
  readonly requiretls: boolean | null;
}

export interface Answer {
  readonly host: string;
  /** Whether STARTTLS was offered. Null if unknown; `problem` says why. */
  readonly starttls: boolean | null;
  /** Whether encryption was established, with a certificate valid for the host's name. */
  readonly certValid: boolean;
  /** When it was observed (ISO 8601); the current time if nothing was observed. */
  readonly at: string;
  /** Until when there will be nothing newer (ISO 8601). */
  readonly expires: string;
  readonly problem: Problem | Silence | null;
  readonly evidence: Evidence | null;
}

const iso = (time: number) => new Date(time).toISOString();

/** If nothing is known, a client need not ask again for this long (ms). */
const SOON = 60_000;

/** Returns the answer if nothing is known, with the reason. */
export function silence(host: string, problem: Problem | Silence, now: number, until = now + SOON): Answer {
  return {
    host,
    starttls: null,
    certValid: false,
    at: iso(now),
    expires: iso(Math.max(until, now + 1_000)),
    problem,
    evidence: null,
  };
}

/** Returns what is known about a host, in the protocol's shape. */
export function answerOf(record: HostRecord, now: number): Answer {
  const { look, isConfirming } = knownOf(record, now);
  const { last, due, host } = record;
  if (look === null) {
    if (isConfirming) return silence(host, 'unconfirmed', now, Math.min(due, now + MIN_PAUSE));
    return silence(host, last.problem ?? 'looking', now, Math.min(due, now + MIN_PAUSE));
  }
  const { tls } = look;
  return {
    host,
    starttls: look.starttls,
    certValid: tls !== null && tls.faults.length === 0,
    at: iso(look.at),
    expires: iso(Math.max(Math.min(due, now + MIN_PAUSE * 2), now + 1_000)),
    problem: null,
    evidence: {
      step: look.step,
      problem: look.problem,
      code: look.code,
      protocol: tls?.protocol ?? null,
      cipher: tls?.cipher ?? null,
      bits: tls?.bits ?? null,
      certificate: tls?.faults ?? null,
      notAfter: tls === null || tls.notAfter === null ? null : iso(tls.notAfter),
      dane: tls?.dane ?? null,
      requiretls: look.requiretls,
    },
  };
}
