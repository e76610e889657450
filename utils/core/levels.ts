/** The order of protection levels. */
import { LEVELS, type Level } from './model.ts';

/** Place of a level in the display order, 0 = worst. */
export function rankOf(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The worse of two levels in display order. */
export function worseOf(a: Level, b: Level): Level {
  return rankOf(a) <= rankOf(b) ? a : b;
}

/** The better of two levels in display order. */
export function betterOf(a: Level, b: Level): Level {
  return rankOf(a) >= rankOf(b) ? a : b;
}
