/** Stores the report on a window, for popup and badge. */
import type { WindowReport } from '../core/report.ts';
import type { From } from '../messages/receive.ts';
import { writeWindowReport, type Order } from '../storage/tab-reports.ts';
import { showBadge } from './badge.ts';
import { isStillAt } from './frames.ts';

/**
 * Stores a report, unless a newer one on its window is stored or the person has left the page. Resolves with false if a
 * newer one is stored. If storing fails, the badge still shows the report. Never rejects.
 */
export async function keepReport(
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
