/** What of a tab's report stands while others of its windows change, and what is awaited no longer. */
import { useEffect, useState } from 'preact/hooks';
import type { TabReport, WindowReport } from '../../utils/core/report.ts';
import { LONG_MS } from '../retry.ts';

/** A report comes whole, by way of storage: of a window about which nothing is new it stays the same one. */
function createSame(): (windows: readonly WindowReport[]) => readonly WindowReport[] {
  let before = new Map<string, WindowReport>();
  return (windows) => {
    before = new Map(windows.map((one) => [JSON.stringify(one), before.get(JSON.stringify(one)) ?? one]));
    return [...before.values()];
  };
}

/** The report, with nothing awaited any longer than an answer may take after `now` (ms), by the clock that it was made by. */
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
