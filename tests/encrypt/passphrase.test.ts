import { describe, expect, it } from 'vitest';
import list from '../../utils/encrypt/words.json' with { type: 'json' };
import { makePassphrase } from '../../utils/encrypt/passphrase.ts';
import { passphrasesMeant } from '../../utils/encrypt/typed.ts';
import { sha256 } from './sha256.ts';

const { words } = list;
const says = (...numbers: number[]) => {
  const left = [...numbers];
  return (into: Uint32Array<ArrayBuffer>) => into.fill(left.shift() ?? 0);
};

describe('a passphrase', () => {
  it('is of the words that the EFF published, each once', () => {
    expect(new Set(words).size).toBe(6 ** 5);
    // In the list of 2016-07-18 each word follows five rolls of a die.
    const lines = words.map(
      (word, at) =>
        `${(at + 6 ** 5)
          .toString(6)
          .slice(1)
          .replace(/./g, (d) => String(Number(d) + 1))}\t${word}\n`,
    );
    expect(sha256(lines.join(''))).toBe('addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e');
  });

  it('is six words that chance has chosen', () => {
    expect(makePassphrase(says(0, 1, 2, 7_775, 7_776, 7_777))).toBe(
      'abacus-abdomen-abdominal-zoom-abacus-abdomen',
    );
    expect(makePassphrase()).not.toBe(makePassphrase());
  });

  it('favours no word: a number from the rest that is no whole list is thrown again', () => {
    const rest = Math.floor(2 ** 32 / 7_776) * 7_776;
    expect(makePassphrase(says(rest, 2 ** 32 - 1, 5, 5, 5, 5, 5, 5))).toBe(Array(6).fill(words[5]).join('-'));
  });

  it.each([
    ['abacus-abdomen', ['abacus-abdomen']],
    [' Abacus abdomen\n', [' Abacus abdomen\n', 'abacus-abdomen']],
    ['abacus – abdomen', ['abacus – abdomen', 'abacus-abdomen']],
    ['', []],
  ])('typed as %j means %j', (typed, meant) => {
    expect(passphrasesMeant(typed)).toEqual(meant);
  });
});
