/** Requests a script until it has arrived: a worker that was stopped or busy must not leave a page without it. */

/** When it is requested again by itself (ms); a new touch requests it at once. */
const WAITS = [1000, 3000, 10_000];
/** A request without an answer by then gets none (ms); the worker gives up earlier. */
const UNANSWERED = 15_000;

/**
 * Returns a function that calls `ask`: once at a time, and never again after a good answer (anything but null), after
 * which `onGood` is called. Its promise resolves with each answer; null means that there was no good one.
 */
export function untilGood(ask: () => Promise<unknown>, onGood: () => void): () => Promise<unknown> {
  let running: Promise<unknown> | undefined;
  let tries = 0;
  const run = (): Promise<unknown> =>
    (running ??= Promise.race([ask(), new Promise((resolve) => setTimeout(resolve, UNANSWERED, null))])
      .catch(() => null)
      .then((answer) => {
        if (answer !== null) {
          onGood();
          return answer;
        }
        running = undefined;
        const wait = WAITS[tries++];
        if (wait !== undefined) setTimeout(() => void run(), wait);
        return null;
      }));
  return run;
}
