import '../setup/seed.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frontCoded, wordsIn } from '../../utils/core/front-coded.ts';
import list from '../../utils/encrypt/words.json' with { type: 'json' };

it('says how many letters are those of the word before', () => {
  expect(frontCoded(['abacus', 'abdomen', 'zoom', 'zoom'])).toBe('0abacus2domen0zoom4');
});

it('is read back as the words of the list, in their order', () => {
  expect(wordsIn(frontCoded(list.words))).toEqual(list.words);
  expect(frontCoded(list.words).length).toBeLessThan(list.words.join('.').length * 0.6);
});

it('is read back whatever the words', () => {
  expect(wordsIn(frontCoded(['thousandfold', 'thousandfolds']))).toEqual(['thousandfold', 'thousandfolds']);
  const word = fc.string({
    unit: fc.constantFrom('a', 'a', 'a', 'a', '-', 'ü'),
    minLength: 10,
    size: 'medium',
  });
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(wordsIn(frontCoded(words))).toEqual(words);
    }),
  );
});
