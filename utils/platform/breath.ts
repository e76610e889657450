/** Long work in the worker lets what else is waiting there come in between. */

/** So long one question may keep the worker to itself (milliseconds). */
const BREATH = 20;

/** Returns what is to be awaited between two steps of one question's work: it yields where those before took too long. */
export function createBreath(now = () => performance.now()): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < BREATH) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    since = now();
  };
}
