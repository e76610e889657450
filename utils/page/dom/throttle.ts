/** A page may have us look as often as it likes: we look for a tenth of the time at most. */
import { now } from './now.ts';

/** After a look, so many times as long as it took. */
const REST = 9;

/**
 * Returns `look` with a bound: it runs at once, or, while it rests from the last one, once afterwards, at the newest.
 * `onSkipped` hears of each that a newer one has taken the place of; `pause`: the shortest rest (milliseconds).
 */
export function throttled<T>(
  look: (at: T) => void,
  onSkipped?: ((at: T) => void) | null,
  pause = 0,
): (at: T) => void {
  let newest: T;
  let rested = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    timer = undefined;
    const began = now();
    look(newest);
    rested = now() + pause + REST * (now() - began);
  };
  return (at) => {
    if (timer && newest !== at) onSkipped?.(newest);
    newest = at;
    const wait = rested - now();
    if (wait > 0) timer ??= setTimeout(run, wait);
    else if (!timer) run();
  };
}
