/** A few bounded looks after an event: compose windows open with a delay, and nothing here polls. */

/** When to look after a click, a key or a focus, in milliseconds. */
const AFTER_EVENT = [0, 300, 1200];
/** After the start: apps still load. */
const AFTER_START = [0, 300, 1200, 4000];

export interface Looks {
  readonly request: () => void;
}

/** Runs `look` when the page is idle, a few times after each request; a request starts the series anew. */
export function boundedLooks(look: () => void, signal: AbortSignal): Looks {
  let timers: ReturnType<typeof setTimeout>[] = [];
  const run = () => {
    if (signal.aborted) return;
    if (typeof requestIdleCallback === 'function') requestIdleCallback(guarded, { timeout: 200 });
    else guarded();
  };
  const guarded = () => {
    if (!signal.aborted) look();
  };
  const series = (delays: readonly number[]) => {
    timers.forEach(clearTimeout);
    timers = delays.map((delay) => setTimeout(run, delay));
  };
  signal.addEventListener('abort', () => {
    timers.forEach(clearTimeout);
  });
  series(AFTER_START);
  return {
    request: () => {
      series(AFTER_EVENT);
    },
  };
}
