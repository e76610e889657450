/** What the page itself tells of the requests of its scripts that nobody listened to (Resource Timing): where they went. */

/** Kinds of requests that may carry a file (Resource Timing, `initiatorType`). */
const KINDS = ['fetch', 'xmlhttprequest', 'beacon', 'iframe', 'other'];
/** A request is told of when it has ended, an upload may take that long (milliseconds). */
const WHILE = 120_000;

/** Calls `tell` with each origin that a request begun between these moments (`performance.now()`) went to, once. */
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
