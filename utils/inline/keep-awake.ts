/**
 * The shortest time between two calls (ms): a worker that listens to requests must not be stopped while a person
 * writes, and browsers stop it after 30 seconds.
 */
const AWAKE_MS = 15_000;

/** Calls `run` when a person does something, at most once in that time, until the signal aborts. */
export function keepAwake(run: () => void, signal: AbortSignal): void {
  let last = performance.now();
  const used = () => {
    if (performance.now() - last < AWAKE_MS) return;
    last = performance.now();
    run();
  };
  for (const type of ['keydown', 'pointerdown'])
    addEventListener(type, used, { capture: true, passive: true, signal });
}
