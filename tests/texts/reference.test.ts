/** The policy's reference in every language: well formed where it is translated, and in English where it is not. */
import { describe, expect, it } from 'vitest';
import { meaningOf, referenceIn, referenceTexts, referenceWith } from '../../utils/policy/reference-texts.ts';
import { REFERENCE } from '../../utils/policy/reference.ts';
import { KEYS } from '../../utils/policy/schema.ts';
import { settingAt } from '../../utils/policy/setting-at.ts';
import { problemsOf } from '../../utils/texts/check.ts';
import { readOrigins, readReference, readTexts, TRANSLATED } from '../../utils/texts/files.ts';
import { hashOf } from '../../utils/texts/origins.ts';
import { englishReference, packedReference } from '../../utils/texts/reference.ts';

const ENGLISH = englishReference();

describe.each(['en', ...TRANSLATED])('the reference in %s', (folder) => {
  const texts = readReference(folder);

  it('has no text that English lacks, and each is sound', () => {
    const { same } = readOrigins(folder);
    const wrong = Object.entries(texts).flatMap(([key, { message }]) =>
      problemsOf(key, message, ENGLISH, folder === 'en' || same.includes(key)).map(
        (problem) => `${key} ${problem}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is complete', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(ENGLISH));
  });

  it('has no key that the other texts have', () => {
    const others = readTexts(folder);
    expect(Object.keys(texts).filter((key) => key in others)).toEqual([]);
  });
});

describe('the reference', () => {
  it('has a title and a meaning of every setting, the same as in docs/policy.md', () => {
    for (const key of KEYS) {
      expect(ENGLISH[`title_${key}`]?.message).toBe(REFERENCE[key].title);
      expect(ENGLISH[`meaning_${key}`]?.message).toMatch(/\S/);
      expect(meaningOf(key)).toContain(REFERENCE[key].meaning);
    }
    expect(meaningOf('linkActions')).toMatch(/Links are never held[^]*block: cannot be sent\.$/);
  });

  it.each([
    ['Leitet {who} mit actionsWhen weiter', []],
    ['Leitet weiter', ['has other names for a policy than \u201cactionsWhen {who}\u201d']],
    [
      'Leitet {wer} mit aktionenWenn weiter',
      ['has other names for a policy than \u201cactionsWhen {who}\u201d'],
    ],
  ])('keeps what an administrator types: %s', (text, problems) => {
    const english = { meaning_x: { message: 'Sends {who} on, with actionsWhen' } };
    expect(problemsOf('meaning_x', text, english)).toEqual(problems);
  });

  it('is packed without what was made from earlier English, which is then shown in English', () => {
    const made = { title_tips: hashOf(ENGLISH['title_tips'] ?? { message: '' }), meaning_tips: 'outdated' };
    const texts = { title_tips: { message: 'Tipps' }, meaning_tips: { message: 'Ob' } };
    const packed = packedReference('de', texts, { same: [], made }, false);
    expect(packed).toHaveLength(Object.keys(referenceTexts()).length);
    const { tips } = referenceIn('de', { de: packed });
    expect(tips.title).toEqual({ text: 'Tipps', isEnglish: false });
    expect(tips.meaning).toEqual({ text: REFERENCE.tips.meaning, isEnglish: true });
    expect(referenceIn('fr', { de: packed })).toEqual(referenceWith({}));
  });
});

describe('the setting at a place in a policy', () => {
  const TEXT =
    '{\n  "locked": {\n    "tips": true,\n    "exceptions": [\n      { "kind": "site" }\n    ]\n  }\n}';
  it.each([
    ['{', null],
    ['"locked"', null],
    ['    "tips"', 'tips'],
    ['"tips"', 'tips'],
    ['true', 'tips'],
    ['"exceptions"', 'exceptions'],
    ['"site"', 'exceptions'],
  ])('%s', (at, key) => {
    expect(settingAt(TEXT, TEXT.indexOf(at))).toBe(key);
  });

  it('is not the next one on the line', () => {
    expect(settingAt('{"tips":true,"snoozeDays":7}', 9)).toBe('tips');
  });
});
