/** Long work in the worker yields to whatever else is waiting there. */

/** How long one question may block the worker (milliseconds). */
const SLICE_MS = 20;

/** Returns a function to await between the steps of one question's work; it yields once the steps have taken too long. */
export function createYield(now = () => performance.now()): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = now();
  };
}
