/**
 * What translators work with: the keys a language has, what is due for translation, and what is wrong with an answer.
 */
import { describe, expect, it } from 'vitest';
import { problemsOf, strayKeys, widthOf } from '../../utils/texts/check.ts';
import { readTexts } from '../../utils/texts/files.ts';
import { dueIn, hashOf, stamped, withAnswers } from '../../utils/texts/origins.ts';
import { pseudoTexts } from '../../utils/texts/pseudo.ts';
import { keysOf, type Texts } from '../../utils/texts/texts.ts';

const address = { address: { content: '$1', example: 'ann@example.org' } };
const count = { count: { content: '$1', example: '3' } };
const ENGLISH: Texts = {
  locale_language: { message: 'en' },
  hello: { message: 'Hello $address$', description: 'A greeting.', placeholders: address },
  more_one: { message: '$count$ more', description: 'How many.', placeholders: count },
  more_other: { message: '$count$ more', description: 'How many.', placeholders: count },
  strip_short: { message: 'Others can read it' },
};

describe('the keys of a language', () => {
  it.each([
    ['en', ['one', 'other']],
    ['de', ['one', 'other']],
    ['nl', ['one', 'other']],
    ['fr', ['one', 'many', 'other']],
    ['es', ['one', 'many', 'other']],
    ['it', ['one', 'many', 'other']],
    ['pt-BR', ['one', 'many', 'other']],
    ['pl', ['one', 'few', 'many', 'other']],
    ['ja', ['other']],
    ['zh-CN', ['other']],
    ['ar', ['zero', 'one', 'two', 'few', 'many', 'other']],
  ])('%s has one for each of its plurals', (language, plurals) => {
    const counted = keysOf(ENGLISH, language).filter((key) => key.startsWith('more_'));
    expect(counted.map((key) => key.slice(5)).sort()).toEqual([...plurals].sort());
    expect(keysOf(ENGLISH, language)).toContain('hello');
  });

  it('that are missing or needless are named', () => {
    const texts = { locale_language: { message: 'ja' }, hello: ENGLISH['hello'] ?? { message: '' } };
    const stray = strayKeys({ ...texts, more_one: { message: '' } }, ENGLISH, 'ja');
    expect(stray).toEqual({ missing: ['more_other', 'strip_short'], needless: ['more_one'] });
  });
});

describe('an answer', () => {
  it.each([
    ['hello', 'Hallo $address$', []],
    ['hello', 'Hallo', ['has the placeholders “”, not “address”']],
    ['hello', 'Hallo $adresse$', ['has the placeholders “adresse”, not “address”']],
    ['hello', 'Hello $address$', ['is as in English']],
    ['hello', '', ['is empty', 'has the placeholders “”, not “address”']],
    ['hello', 'Hallo $address$...', ['has a blank too many, or three dots for …']],
    ['hello', 'Hallo "$address$"', ['has a typewriter’s quote (write the language’s own, and ’)']],
    ['hello', 'Hallo \u2068$address$\u2069', ['has a character that nobody sees']],
    ['hello', 'Hallo <b>$address$</b>', ['has markup']],
    ['hello', 'Hallo | $address$', ['has { | or }, which the package has between texts']],
    ['goodbye', 'Adieu', ['there is no such key']],
    ['more_few', '$count$ inne', []],
    ['more_few', 'inne', ['has the placeholders “”, not “count”']],
    ['more_other', 'inne', ['has the placeholders “”, not “count”']],
    ['more_one', 'واحد آخر', []],
    ['more_two', 'اثنان آخران', []],
    ['more_two', 'اثنان آخران $address$', ['has the placeholders “address”, not “count”']],
    ['strip_short', '\u3042'.repeat(20), []],
    ['strip_short', '\u3042'.repeat(21), ['is 42 wide, more than 40']],
    ['strip_short', 'x'.repeat(41), ['is 41 wide, more than 40']],
  ])('%s: %j', (key, text, problems) => {
    expect(problemsOf(key, text, ENGLISH)).toEqual(problems);
  });

  it('may be as in English where the translator says so', () => {
    expect(problemsOf('hello', 'Hello $address$', ENGLISH, true)).toEqual([]);
  });

  it('is measured without what is put into it', () => {
    expect(widthOf('$address$ kann es lesen')).toBe(14);
  });
});

describe('what is due', () => {
  const none = { same: [], made: {} };

  it('is all at first, with what a translator needs', () => {
    const due = dueIn('pl', {}, ENGLISH, none);
    expect(new Set(due.map(({ key }) => key))).toEqual(
      new Set(['hello', 'more_one', 'more_few', 'more_many', 'more_other', 'strip_short']),
    );
    expect(due[0]).toEqual({
      key: 'hello',
      why: 'missing',
      english: 'Hello $address$',
      description: 'A greeting.',
      placeholders: { address: 'ann@example.org' },
    });
  });

  it('is nothing after the answers, and again what English changes', () => {
    const answers = { hello: 'Hallo $address$', more_one: '1', more_other: '2', strip_short: 'Lesbar' };
    const texts = withAnswers('de', {}, ENGLISH, answers);
    const origins = stamped(none, ENGLISH, answers);
    expect(texts['locale_language']).toEqual({ message: 'de' });
    expect(texts['hello']).toEqual({
      message: 'Hallo $address$',
      placeholders: { address: { content: '$1' } },
    });
    expect(dueIn('de', texts, ENGLISH, origins)).toEqual([]);
    const changed = { ...ENGLISH, hello: { ...ENGLISH['hello'], message: 'Hi $address$' } };
    expect(dueIn('de', texts, changed, origins)).toMatchObject([
      { key: 'hello', why: 'changed', english: 'Hi $address$', now: 'Hallo $address$' },
    ]);
  });

  it('is told by a hash that is short', () => {
    expect(hashOf({ message: 'Hello' })).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('the language that nobody speaks', () => {
  const english = readTexts('en');

  it.each([
    ['xx', false],
    ['ar', true],
  ])('as %s has every text, in brackets and longer', (folder, isRtl) => {
    const texts = pseudoTexts(english, folder, isRtl);
    expect(strayKeys(texts, english, folder)).toEqual({ missing: [], needless: [] });
    expect(texts['locale_direction']?.message).toBe(isRtl ? 'rtl' : 'ltr');
    const shown = texts['level_exposed']?.message ?? '';
    expect(shown).toMatch(/^\[.*\]$/);
    expect(shown.length).toBeGreaterThan((english['level_exposed']?.message.length ?? 0) * 1.4);
  });
});
