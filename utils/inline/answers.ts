/** The worker's answers about one window, form or upload: the newest counts, also while something waits for it. */
import type { WindowReport } from '../core/report.ts';
import { PATIENCE_MS } from '../page/send/hold.ts';

export interface Answers {
  /** A question is put to the worker: hands in its answers, and what came for earlier questions is dropped (`false`). */
  readonly put: () => (report: WindowReport | null, isLast: boolean) => boolean;
  /** The newest answer to the newest question; null: none yet, or the worker gave none. */
  readonly newest: () => WindowReport | null;
  /** Will no more answers come? */
  readonly isDone: () => boolean;
  /** The newest answer as soon as it needs a person's, or is the last; after `PATIENCE_MS` what is there by then. */
  readonly settled: (needs: (report: WindowReport) => boolean) => Promise<WindowReport | null>;
}

/** Answers to come; nothing was asked yet, so that nothing is waited for. */
export function openAnswers(): Answers {
  let turn = 0;
  let report: WindowReport | null = null;
  let isDone = true;
  const waiting = new Set<() => void>();
  return {
    put() {
      turn += 1;
      const asked = turn;
      report = null;
      isDone = false;
      return (one, isLast) => {
        if (asked !== turn) return false;
        report = one;
        isDone = isLast || !one?.pending;
        for (const look of waiting) look();
        return true;
      };
    },
    newest: () => report,
    isDone: () => isDone,
    settled: (needs) =>
      new Promise((resolve) => {
        const end = () => {
          waiting.delete(look);
          clearTimeout(timer);
          resolve(report);
        };
        const look = () => {
          if (isDone || (report && needs(report))) end();
        };
        const timer = setTimeout(end, PATIENCE_MS);
        waiting.add(look);
        look();
      }),
  };
}
