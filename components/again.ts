/** What a list that somebody reads shows while everybody in it is checked again. */
import { useState } from 'preact/hooks';
import type { WindowReport } from '../utils/core/report.ts';
import { nameOf } from '../utils/core/subject.ts';
import { isWaiting } from '../utils/core/unchecked.ts';

/**
 * What was known before of those whom this report still awaits answers about; null: nothing is awaited, or nothing was known
 * of any of them. Who has come since is not among them.
 */
export function knownBefore(before: WindowReport, report: WindowReport): WindowReport | null {
  if (!isWaiting(report) || isWaiting(before)) return null;
  const names = new Set(report.assessments.map(({ subject }) => nameOf(subject)));
  const assessments = before.assessments.filter(({ subject }) => names.has(nameOf(subject)));
  return assessments.length > 0 ? { ...before, assessments } : null;
}

/** What was shown with the last report that awaited nothing, and what of it is still worth showing: see `knownBefore`. */
export function useKnownBefore<P extends { readonly report: WindowReport }>(
  props: P,
): { readonly before: P; readonly known: WindowReport | null } {
  const [before, setBefore] = useState(props);
  if (before !== props && !isWaiting(props.report)) setBefore(props);
  return { before, known: knownBefore(before.report, props.report) };
}
