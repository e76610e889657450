/** Limits how many jobs run at the same time. */

/**
 * Returns a function that starts work at once while fewer than `most` jobs are running, and fewer than `share` of them for
 * the same one (`of`; left out: for nobody); others wait their turn, and of those who wait one after the other has one.
 */
export function createLimit(
  most: number,
  share = most,
): <T>(work: () => Promise<T>, of?: string) => Promise<T> {
  let running = 0;
  const runningOf = new Map<string, number>();
  /** Who had a turn last stands last. */
  const waiting = new Map<string, (() => void)[]>();
  const mayStart = (of: string) => running < most && (of === '' || (runningOf.get(of) ?? 0) < share);
  const add = (of: string, more: number) => {
    running += more;
    const left = (runningOf.get(of) ?? 0) + more;
    if (left > 0) runningOf.set(of, left);
    else runningOf.delete(of);
  };
  const startNext = () => {
    for (const [of, all] of waiting) {
      if (!mayStart(of)) continue;
      const next = all.shift();
      waiting.delete(of);
      if (all.length > 0) waiting.set(of, all);
      add(of, 1);
      next?.();
      return;
    }
  };
  return async (work, of = '') => {
    if (mayStart(of) && !waiting.has(of)) add(of, 1);
    else
      await new Promise<void>((go) => {
        const all = waiting.get(of) ?? [];
        all.push(go);
        waiting.set(of, all);
      });
    try {
      return await work();
    } finally {
      add(of, -1);
      startNext();
    }
  };
}
