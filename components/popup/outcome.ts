/** Determines which of a tab's windows its outcome is about, and the level shown for it. */
import { rankOf } from '../../utils/core/levels.ts';
import type { TabReport, WindowReport } from '../../utils/core/report.ts';
import { choiceOf, isWaiting } from '../../utils/core/unchecked.ts';
import { stripLevel } from '../inline/words.ts';

/** Ranks as the badge does (tab-reports.ts): what cannot be read is worse than anything but a known unencrypted hop. */
function placeOf(report: WindowReport): number {
  if (report.state === 'empty') return Infinity;
  const level = stripLevel(report);
  if (level === 'exposed' || level === 'undeliverable') return -1;
  return level === 'blind' ? -0.5 : rankOf(level);
}

/** Returns the worst window, the first one of equals; undefined where there is none. */
export function worstWindow(report: TabReport | null): WindowReport | undefined {
  return report?.windows.toSorted((a, b) => placeOf(a) - placeOf(b))[0];
}

/** Returns the level whose shape the outcome shows: `unknown` while later answers may still change it. */
export const outcomeLevel = (report: WindowReport) => (isWaiting(report) ? 'unknown' : stripLevel(report));

/** Whether some window's verdict leads to the setting for what may be looked up. */
export function leadsToConsent(report: TabReport | null): boolean {
  const verdicts = report?.windows.flatMap(({ assessments }) => assessments.map(({ verdict }) => verdict));
  return !!verdicts?.some((one) => choiceOf(one) === 'consent');
}
