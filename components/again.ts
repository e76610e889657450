/** What an open card shows while every recipient is checked again. */
import { useState } from 'preact/hooks';
import type { WindowReport } from '../utils/core/report.ts';
import { nameOf } from '../utils/core/subject.ts';
import { isWaiting } from '../utils/core/unchecked.ts';

/**
 * Returns what was known before about those whom this report still awaits answers for; null where nothing is awaited,
 * or nothing was known about any of them. Recipients added since are left out.
 */
export function knownBefore(before: WindowReport, report: WindowReport): WindowReport | null {
  if (!isWaiting(report) || isWaiting(before)) return null;
  const names = new Set(report.assessments.map(({ subject }) => nameOf(subject)));
  const assessments = before.assessments.filter(({ subject }) => names.has(nameOf(subject)));
  return assessments.length > 0 ? { ...before, assessments } : null;
}

/**
 * Returns the last props whose report awaited nothing, and what of that report is still worth showing: see
 * `knownBefore`.
 */
export function useKnownBefore<P extends { readonly report: WindowReport }>(
  props: P,
): { readonly before: P; readonly known: WindowReport | null } {
  const [before, setBefore] = useState(props);
  if (before !== props && !isWaiting(props.report)) setBefore(props);
  return { before, known: knownBefore(before.report, props.report) };
}
