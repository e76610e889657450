/** Which safer ways are there for this very subject? Pure: the table's rows are handed in. */
import type { Advice, Because, Source, Verdict } from './model.ts';

/** What is wrong, in the words by which the table of alternatives is arranged. */
export const SITUATIONS = [
  'sms-gateway',
  'fax-gateway',
  'dead-gateway',
  'no-such-domain',
  'app-not-encrypted',
  'unproven',
  'provider-readable',
] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface Alternative {
  readonly id: string;
  readonly title: Because;
  readonly how: Because;
  readonly open?: string;
  readonly copy?: Because;
  readonly source?: Source;
}

/** More than this is no advice but a list. */
const MOST = 3;

/** The situation that a verdict describes, or null where nothing safer needs to be said. */
export function situationOf({ level, evidence }: Verdict): Situation | null {
  const limiting = (check: string) =>
    evidence.some((e) => e.check === check && e.finding === 'no' && e.strength === level);
  switch (level) {
    case 'undeliverable':
      return limiting('gateway') ? 'dead-gateway' : 'no-such-domain';
    case 'exposed':
      if (!limiting('gateway')) return 'app-not-encrypted';
      return evidence.some((e) => e.because.key === 'because_fax_gateway') ? 'fax-gateway' : 'sms-gateway';
    case 'unproven':
    case 'unknown':
      return 'unproven';
    case 'transport':
    case 'enforced':
      return 'provider-readable';
    case 'end-to-end':
      return null;
  }
}

/** Safer alternatives for a verdict, best first, at most three. */
export function advise(
  verdict: Verdict,
  alternativesFor: (situation: Situation) => readonly Alternative[],
): Advice[] {
  const situation = situationOf(verdict);
  return situation === null ? [] : alternativesFor(situation).slice(0, MOST);
}
