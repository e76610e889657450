/** Finds where the requests of a page's scripts went while the worker was not watching, by Resource Timing. */

/** Kinds of requests that may carry a file (Resource Timing, `initiatorType`). */
const KINDS = ['fetch', 'xmlhttprequest', 'beacon', 'iframe', 'other'];
/** A request is listed only when it has ended, and an upload may take this long (ms). */
const WHILE = 120_000;

/**
 * Calls `tell` once with each origin that a request went to which began between these times (`performance.now()`, ms).
 */
export function reportMissed(from: number, until: number, tell: (origin: string) => void): void {
  const told = new Set<string>();
  const observer = new PerformanceObserver((list) => {
    for (const { name, startTime, initiatorType } of list.getEntries() as PerformanceResourceTiming[]) {
      const origin = URL.parse(name)?.origin ?? 'null';
      const isMissed = startTime >= from && startTime <= until && KINDS.includes(initiatorType);
      if (!isMissed || !/^https?:/.test(origin) || told.has(origin)) continue;
      told.add(origin);
      tell(origin);
    }
  });
  observer.observe({ type: 'resource', buffered: true });
  setTimeout(() => {
    observer.disconnect();
  }, WHILE);
}
