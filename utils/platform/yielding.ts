/** Lets long work in the worker yield to other waiting work. */

/** How long one question may block the worker (ms). */
const SLICE_MS = 20;

/** Returns a function to await between the steps of one question's work; it yields once they have taken too long. */
export function createYield(now = () => performance.now()): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = now();
  };
}
