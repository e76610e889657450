/**
 * Makes passphrases that nobody guesses and a person can read out: words of the EFF's long list, enough for 77 bits.
 */
import list from './words.json' with { type: 'json' };

/** 6 of 7,776 words: 6 × log2(7,776) = 77.5 bits (EFF, "Deep Dive: EFF's New Wordlists for Random Passphrases"). */
const COUNT = 6;
const { words } = list;
/** 32-bit numbers from here on are rejected, since they would favour the first words. */
const FAIR = Math.floor(2 ** 32 / words.length) * words.length;

/** Fills an array with unpredictable numbers. */
export type Random = (into: Uint32Array<ArrayBuffer>) => Uint32Array;

function oneOf(random: Random): string {
  for (;;) {
    const [number = FAIR] = random(new Uint32Array(1));
    if (number < FAIR) return words[number % words.length] ?? '';
  }
}

/** Returns six words joined by hyphens, each word equally likely. */
export function makePassphrase(random: Random = (into) => crypto.getRandomValues(into)): string {
  return Array.from({ length: COUNT }, () => oneOf(random)).join('-');
}
