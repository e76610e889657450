/**
 * From a `mailto:` link to its report: does it go to a text-message or fax gateway? Uses only tables, since the person
 * is just reading a page.
 */
import { assessDraft } from './draft.ts';
import type { AssessPorts } from './assess.ts';
import type { WindowReport } from '../core/report.ts';

/**
 * Assesses a link's addresses. The report is `empty` unless something is known to be wrong: an ordinary mail is
 * assessed when it is written.
 */
export async function assessMailLink(
  id: string,
  addresses: readonly string[],
  ports: AssessPorts,
): Promise<WindowReport> {
  const draft = {
    // Which mail program the link opens is not known.
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
