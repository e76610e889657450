/** Whether a mail that was held because of some recipients may be sent to the others. Pure. */
import { needsConfirmation } from './decide.ts';
import type { WindowReport } from './report.ts';

/** Whether the mail is to exactly these recipients, all readable and fully assessed, and none needs confirmation. */
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
