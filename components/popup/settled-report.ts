/**
 * Keeps unchanged windows of a tab's report stable while others change, and stops waiting for answers after a while.
 */
import { useEffect, useState } from 'preact/hooks';
import type { TabReport, WindowReport } from '../../utils/core/report.ts';
import { LONG_MS } from '../retry.ts';

/**
 * Each report arrives as a whole by way of storage: returns the earlier object for every window that did not change.
 */
function createSame(): (windows: readonly WindowReport[]) => readonly WindowReport[] {
  let before = new Map<string, WindowReport>();
  return (windows) => {
    before = new Map(windows.map((one) => [JSON.stringify(one), before.get(JSON.stringify(one)) ?? one]));
    return [...before.values()];
  };
}

/**
 * Returns the report, in which nothing is pending any more once `LONG_MS` have passed since it was made; `now` (ms) is
 * by the clock that dated the report.
 */
export function useSettledReport(report: TabReport | null, now: number): TabReport | null {
  const [late, setLate] = useState<number | null>(null);
  const updatedAt = report?.updatedAt ?? 0;
  const rest = updatedAt + LONG_MS - now;
  const [same] = useState(createSame);
  useEffect(() => {
    if (rest <= 0) return undefined;
    const timer = setTimeout(setLate, rest, updatedAt);
    return () => {
      clearTimeout(timer);
    };
  }, [updatedAt, rest]);
  const isLate = rest <= 0 || late === updatedAt;
  const windows = report?.windows ?? [];
  const standing = same(
    isLate ? windows.map((one) => (one.pending ? { ...one, pending: false } : one)) : windows,
  );
  return report && { ...report, windows: standing };
}
