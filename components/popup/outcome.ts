/** Which of a tab's windows its outcome is about, and how far it stands. */
import { rankOf } from '../../utils/core/levels.ts';
import type { TabReport, WindowReport } from '../../utils/core/report.ts';
import { choiceOf, isWaiting } from '../../utils/core/unchecked.ts';
import { stripLevel } from '../inline/words.ts';

/** As the badge has it (tab-reports.ts): what cannot be read is worse than any but a known unencrypted hop. */
function placeOf(report: WindowReport): number {
  if (report.state === 'empty') return Infinity;
  const level = stripLevel(report);
  if (level === 'exposed' || level === 'undeliverable') return -1;
  return level === 'blind' ? -0.5 : rankOf(level);
}

/** The worst window, of several the first; undefined where there is none. */
export function worstWindow(report: TabReport | null): WindowReport | undefined {
  return report?.windows.toSorted((a, b) => placeOf(a) - placeOf(b))[0];
}

/** The level whose shape the outcome bears: none is claimed that later answers may change. */
export const outcomeLevel = (report: WindowReport) => (isWaiting(report) ? 'unknown' : stripLevel(report));

/** Does what is said of some window lead to the choice of what may be looked up? */
export function leadsToConsent(report: TabReport | null): boolean {
  const verdicts = report?.windows.flatMap(({ assessments }) => assessments.map(({ verdict }) => verdict));
  return !!verdicts?.some((one) => choiceOf(one) === 'consent');
}
