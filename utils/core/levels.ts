/** The order of protection levels. */
import { LEVELS, type Level } from './model.ts';

/** Returns the rank of a level in the display order; 0 is the worst. */
export function rankOf(level: Level): number {
  return LEVELS.indexOf(level);
}

/** Returns the worse of two levels in the display order. */
export function worseOf(a: Level, b: Level): Level {
  return rankOf(a) <= rankOf(b) ? a : b;
}

/** Returns the better of two levels in the display order. */
export function betterOf(a: Level, b: Level): Level {
  return rankOf(a) >= rankOf(b) ? a : b;
}
