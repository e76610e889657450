/** Limits how often a page can make us look at it: to a tenth of the time at most. */
import { now } from './now.ts';

/** After a look, we rest for this many times as long as the look took. */
const REST = 9;

/**
 * Returns a throttled `look`: it runs at once, or, during the rest after the last look, once at the end of the rest
 * with the newest argument. `onSkipped` is called with each argument that a newer one replaced; `pause` is added to
 * each rest (ms).
 */
export function throttled<T>(
  look: (at: T) => void,
  onSkipped?: ((at: T) => void) | null,
  pause = 0,
): (at: T) => void {
  let newest: T;
  let rested = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = () => {
    timer = null;
    const began = now();
    look(newest);
    rested = now() + pause + REST * (now() - began);
    return null;
  };
  return (at) => {
    if (timer && newest !== at) onSkipped?.(newest);
    newest = at;
    // Of a flood of touches during a rest, only the first reads the clock.
    timer ??= rested > now() ? setTimeout(run, rested - now()) : run();
  };
}
