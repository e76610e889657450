/**
 * The worker's answers about one window, form or upload: only those to the newest question count, even while something
 * waits for them.
 */
import type { WindowReport } from '../core/report.ts';
import { nextTurn } from '../messages/send.ts';
import { PATIENCE_MS } from '../page/send/hold.ts';

/** Questions put to the worker about one subject, and its answers. */
export interface Answers {
  /**
   * Starts a question, and drops answers to earlier ones. Returns its turn, to be sent with every request that belongs
   * to it.
   */
  readonly put: () => number;
  /**
   * Records an answer to the question of this turn. Returns false, and drops it, if a newer question was started since.
   */
  readonly give: (turn: number, report: WindowReport | null, isLast: boolean) => boolean;
  /** The newest answer to the newest question; null: there is none yet, or the worker gave none. */
  readonly newest: () => WindowReport | null;
  /** Whether no more answers to the question of this turn will come, or would count. Default: the newest question. */
  readonly isDone: (turn?: number) => boolean;
  /**
   * Resolves to the newest answer as soon as that needs a person's answer (`needs`) or is the last one; after
   * `PATIENCE_MS`, to what is there by then.
   */
  readonly settled: (needs: (report: WindowReport) => boolean) => Promise<WindowReport | null>;
}

/** Creates the record of answers. Nothing was asked yet, so nothing is waited for. */
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
