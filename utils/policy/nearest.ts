/** "Did you mean": finds the name nearest to a misspelt one. Pure. */

/** Edit distance: how many characters to insert, delete, change or swap to turn one word into the other. */
function distance(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + same,
        isSwap ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** Returns the name of which this word is probably a misspelling. Null if none is near. */
export function nearestOf(word: string, names: readonly string[]): string | null {
  const most = Math.max(2, word.length / 4);
  const [best] = names
    // The distance is at least the difference in length.
    .filter(({ length }) => Math.abs(length - word.length) <= most)
    .map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  if (best && best.far <= 1) return best.name;
  // An abbreviated name: `lang` is `language`, not `link`.
  const [whole, other] =
    word.length < 3 ? [] : names.filter((name) => name.toLowerCase().startsWith(word.toLowerCase()));
  if (whole !== undefined && other === undefined) return whole;
  return best && best.far <= most ? best.name : null;
}
