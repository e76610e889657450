/** Makes texts that are slightly different from known ones. */
import { WORST } from '../steps/worst.ts';

/** Returns a generator of numbers from 0 to below 1 that always yields the same sequence for one seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const MAX_LENGTH = 4_000;

/**
 * Returns one of the texts with one to six changes: a character replaced, a piece cut, doubled, moved or joined with
 * another text's, or a worst case, character or number inserted.
 */
export function mutate(texts: readonly string[], random: () => number): string {
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(all: readonly T[]) => all[below(all.length)];
  let text = pick(texts) ?? '';
  for (let left = 1 + below(6); left > 0; left -= 1) {
    const [from, to] = [below(text.length + 1), below(text.length + 1)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const [before, piece, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
    const other = pick(texts) ?? '';
    text = [
      () => before + String.fromCharCode(below(256)) + text.slice(from + 1),
      () => before + after,
      () => before + piece + piece + after,
      () => before + after + piece,
      () => before + other.slice(below(other.length + 1)),
      () => before + (pick(WORST)?.make(1 + below(40)) ?? '') + after,
      () => before + String.fromCodePoint(below(0x2ffff)) + after,
      () => before + String(2 ** below(64) * (below(2) === 0 ? -1 : 1)) + after,
    ][below(8)]?.() as string;
  }
  return text.slice(0, MAX_LENGTH);
}
