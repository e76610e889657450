/** A few bounded rescans after an event: compose windows open with a delay, and we do not poll for them. */
import { now } from './now.ts';

/** When to look after a click, a key or a focus change (ms). */
const AFTER_EVENT = [0, 300, 1200];
/** When to look after the start, while apps are still loading (ms). */
const AFTER_START = [...AFTER_EVENT, 4000];

/** A running series of rescans; `request` asks for a new one. */
export interface Rescans {
  readonly request: () => void;
}

/** Rest after a look before the requested ones begin: this long (ms), plus this many times as long as the look took. */
const PAUSE = 50;
const PAUSE_FACTOR = 9;

/**
 * Runs `scan` when the page is idle, a few times after each request, until the signal aborts. A request restarts the
 * series, unless the first look of the last request is still to come. Even endless events make us look for a tenth of
 * the time at most.
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
