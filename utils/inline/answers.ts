/** The worker's answers about one window, form or upload: the newest counts, also while something waits for it. */
import type { WindowReport } from '../core/report.ts';
import { nextTurn } from '../messages/send.ts';
import { PATIENCE_MS } from '../page/send/hold.ts';

export interface Answers {
  /** A question is put to the worker: its turn, to be told with all that is asked for it. Earlier ones are dropped. */
  readonly put: () => number;
  /** Hands in an answer to the question of this turn; `false`: a newer one was put since, and it was dropped. */
  readonly give: (turn: number, report: WindowReport | null, isLast: boolean) => boolean;
  /** The newest answer to the newest question; null: none yet, or the worker gave none. */
  readonly newest: () => WindowReport | null;
  /** Will no more answers to the question of this turn come, or count? Left out: to the newest. */
  readonly isDone: (turn?: number) => boolean;
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
      report = null;
      isDone = false;
      return (turn = nextTurn());
    },
    give(asked, one, isLast) {
      if (asked !== turn) return false;
      report = one;
      isDone = isLast || !one?.pending;
      for (const look of waiting) look();
      return true;
    },
    newest: () => report,
    isDone: (asked = turn) => isDone || asked !== turn,
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
