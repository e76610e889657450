/** Requests a script until it has arrived: a worker that was stopped or busy must not leave a page without it. */

/** When to ask again by itself, in milliseconds; a new touch asks at once. */
const WAITS = [1000, 3000, 10_000];
/** A question that nobody has answered by then never is (milliseconds); the worker gives up earlier. */
const UNANSWERED = 15_000;

/**
 * Returns what asks: once at a time, never again after a good answer (anything but null), after which `onGood` is called.
 * What it returns resolves with each answer, good or not.
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
