/** A few bounded rescans after an event: compose windows open with a delay, and nothing here polls. */
import { now } from './now.ts';

/** When to look after a click, a key or a focus, in milliseconds. */
const AFTER_EVENT = [0, 300, 1200];
/** After the start: apps still load. */
const AFTER_START = [...AFTER_EVENT, 4000];

export interface Rescans {
  readonly request: () => void;
}

/** Between one look and those that are requested after it (milliseconds), and how often as long as that look took. */
const PAUSE = 50;
const PAUSE_FACTOR = 9;

/**
 * Runs `look` when the page is idle, a few times after each request; a request starts the series anew, but while its
 * first look is still to come. A page that makes events for ever has us look for a tenth of the time at most.
 */
export function boundedRescans(scan: () => void, signal: AbortSignal): Rescans {
  let timers: ReturnType<typeof setTimeout>[] = [];
  let isAsked = false;
  let rested = 0;
  const clear = () => {
    timers.forEach(clearTimeout);
  };
  const guarded = () => {
    if (signal.aborted) return;
    isAsked = false;
    const began = now();
    scan();
    const ended = now();
    rested = ended + PAUSE + PAUSE_FACTOR * (ended - began);
  };
  const run = () => {
    if ((globalThis as Partial<typeof globalThis>).requestIdleCallback)
      requestIdleCallback(guarded, { timeout: 200 });
    else guarded();
  };
  const series = (delays: readonly number[], rest = 0) => {
    clear();
    timers = delays.map((delay) => setTimeout(run, delay + rest));
  };
  signal.addEventListener('abort', clear);
  series(AFTER_START);
  return {
    request: () => {
      if (isAsked) return;
      isAsked = true;
      series(AFTER_EVENT, Math.max(0, rested - now()));
    },
  };
}
