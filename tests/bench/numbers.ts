/** The arithmetic that the tables need. */

/** Returns the middle value, or for an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Returns `median [least, most]` of some values, with two decimals. */
export function rangeOf(values: readonly number[]): string {
  const round = (value: number) => value.toFixed(2);
  return `${round(median(values))} [${round(Math.min(...values))}, ${round(Math.max(...values))}]`;
}

/** Returns the items in an order determined by the seed (a linear congruential generator, Fisher-Yates shuffle). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let at = result.length - 1; at > 0; at -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (at + 1);
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}
