/** May what was held for some recipients go to the others? Pure. */
import { needsConfirmation } from './decide.ts';
import type { WindowReport } from './report.ts';

/** Is nobody left in this mail but these, all read, judged to the end, and none of them to be asked about? */
export function isFineFor(stay: readonly string[], report: WindowReport): boolean {
  const { state, pending, unreadable, assessments } = report;
  const names = assessments.flatMap(({ subject }) => (subject.type === 'recipient' ? [subject.address] : []));
  return (
    state === 'assessed' &&
    !pending &&
    unreadable === 0 &&
    names.length === stay.length &&
    names.every((name) => stay.includes(name)) &&
    !assessments.some(({ action }) => needsConfirmation(action))
  );
}
