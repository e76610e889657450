/** The mark's words: what is said of the whole message in one line. */
import type { Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { keyOf, t } from '../../utils/i18n.ts';

/** The level whose shape and colour the mark bears. */
export function markLevel({ state, assessments }: WindowReport): Level | 'blind' {
  if (state === 'blind' || state === 'failed') return 'blind';
  return assessments[0]?.verdict.level ?? 'unknown';
}

/** The worst recipient's name and level, how many others there are, and what could not be read. */
export function markWords(report: WindowReport): string {
  const { state, assessments, unreadable, pending } = report;
  if (state === 'blind') return t('mark_blind');
  if (state === 'failed') return t('mark_failed');
  const [worst] = assessments;
  if (!worst) return t('mark_checking');
  const words = [t(keyOf('mark', worst.verdict.level), worst.subject.address)];
  if (assessments.length > 1) words.push(t('mark_others', String(assessments.length - 1)));
  if (unreadable > 0) words.push(t('mark_unreadable', String(unreadable)));
  if (pending) words.push(t('mark_pending'));
  return words.join(' · ');
}

/** Nothing may be looked up yet: the person has not been asked, or chose offline. */
export function needsConsent({ assessments }: WindowReport): boolean {
  return assessments.some(({ verdict }) => verdict.evidence.some(({ reason }) => reason === 'no-consent'));
}
