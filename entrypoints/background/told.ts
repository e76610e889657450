/** What was told of a window, kept for popup and badge. */
import type { WindowReport } from '../../utils/core/report.ts';
import type { From } from '../../utils/messages/receive.ts';
import { writeWindowReport, type Order } from '../../utils/report-store.ts';
import { showBadge } from './badge.ts';
import { isStillAt } from './frames.ts';

/**
 * Keeps a report, unless something newer was told of its window or the person has left the page. False: something newer
 * was. What cannot be stored is no reason to give no answer.
 */
export async function keepTold(
  { tabId, frameId, host }: From,
  report: WindowReport,
  order: Order | null,
  place: { readonly adapter: string | null; readonly now: number },
): Promise<boolean> {
  try {
    if (frameId === 0 && !(await isStillAt(tabId, host))) return true;
    const after = await writeWindowReport(tabId, { site: host, ...place }, report, order);
    if (after !== undefined) await showBadge(tabId, after);
    return after !== undefined;
  } catch (error) {
    console.error(error);
    return true;
  }
}
