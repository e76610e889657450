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
  'open-form',
  'open-upload',
  'readable-upload',
  'phone',
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

/** What is wrong with a form or an upload; null: nothing. */
function situationOfDestination({ level, evidence }: Verdict): Situation | null {
  if (evidence.some(({ because }) => /^because_(sms|call)$/.test(because.key))) return 'phone';
  const isUpload = evidence.some(({ check }) => check === 'transfer-service');
  if (level === 'end-to-end') return null;
  if (level === 'exposed' || level === 'unproven') return isUpload ? 'open-upload' : 'open-form';
  return isUpload ? 'readable-upload' : null;
}

/** The same page with encryption, where its host was found to offer it: nothing is easier. */
function encryptedPage({ evidence }: Verdict): Alternative[] {
  const twin = evidence.find(({ check, finding }) => check === 'https-twin' && finding === 'yes');
  if (twin?.source.url === undefined) return [];
  const { url } = twin.source;
  return [{ id: 'https', title: { key: 'advice_https_title' }, how: { key: 'advice_https_how' }, open: url }];
}

/** The situation that a verdict describes, or null where nothing safer needs to be said. */
export function situationOf({ level, evidence }: Verdict): Situation | null {
  if (evidence.some(({ check }) => check === 'scheme')) return situationOfDestination({ level, evidence });
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
  if (situation === null) return [];
  return [...encryptedPage(verdict), ...alternativesFor(situation)].slice(0, MOST);
}
