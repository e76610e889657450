/** What was told of a window, kept for popup and badge. */
import type { WindowReport } from '../core/report.ts';
import type { From } from '../messages/receive.ts';
import { writeWindowReport, type Order } from '../storage/tab-reports.ts';
import { showBadge } from './badge.ts';
import { isStillAt } from './frames.ts';

/**
 * Keeps a report, unless something newer was told of its window or the person has left the page. False: something newer
 * was. What cannot be stored decides nothing; the badge shows it all the same. Never rejects.
 */
export async function keepTold(
  { tabId, frameId, host }: From,
  report: WindowReport,
  order: Order | null,
  { adapter, now }: { readonly adapter: string | null; readonly now: number },
): Promise<boolean> {
  const place = { site: host, adapter, now };
  try {
    if (frameId === 0 && !(await isStillAt(tabId, host))) return true;
    const after = await writeWindowReport(tabId, place, report, order).catch((error: unknown) => {
      console.error(error);
      return { site: host, adapter, windows: [report], updatedAt: now };
    });
    if (after !== undefined) await showBadge(tabId, after);
    return after !== undefined;
  } catch (error) {
    console.error(error);
    return true;
  }
}
