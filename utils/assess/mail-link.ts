/** From a link that opens a mail to its report: does it go to a text-message or fax gateway? By the tables alone, since a page is only being read. */
import { assessDraft } from './draft.ts';
import type { AssessPorts } from './assess.ts';
import type { WindowReport } from '../core/report.ts';

/** The report is `empty` where nothing is known to be wrong: what an ordinary mail is worth is told when it is written. */
export async function assessMailLink(
  id: string,
  addresses: readonly string[],
  ports: AssessPorts,
): Promise<WindowReport> {
  const draft = {
    // Which mail program it opens is not known.
    sender: { host: '' },
    recipients: addresses.map((text) => ({ field: 'to' as const, text })),
    unreadable: 0,
    blind: false,
  };
  const report = await assessDraft(id, draft, 'tables', ports);
  const assessments = report.assessments.filter(
    ({ verdict }) => verdict.level === 'exposed' || verdict.level === 'undeliverable',
  );
  const state = assessments.length > 0 ? 'assessed' : 'empty';
  return { ...report, kind: 'link', state, pending: false, assessments };
}
