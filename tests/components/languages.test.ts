/**
 * Every language has every text, well formed and translated from the current English: a browser would show a missing
 * one in English.
 */
import { describe, expect, it } from 'vitest';
import { problemsOf, strayKeys } from '../../utils/texts/check.ts';
import { LANGUAGES, readOrigins, readTexts, TRANSLATED } from '../../utils/texts/files.ts';
import { dueIn } from '../../utils/texts/origins.ts';
import { sourceOf, tagOf } from '../../utils/texts/texts.ts';
import { MESSAGES } from './setup.ts';

const contentsOf = (placeholders: (typeof MESSAGES)[string]['placeholders'] = {}) =>
  Object.entries(placeholders)
    .map(([name, { content }]) => `${name} ${content}`)
    .sort();

describe.each(['en', ...TRANSLATED])('the language %s', (folder) => {
  const texts = readTexts(folder);
  const { same } = readOrigins(folder);

  it('has every text in each plural of its own, and no other', () => {
    expect(strayKeys(texts, MESSAGES, tagOf(folder))).toEqual({ missing: [], needless: [] });
  });

  it('has the same placeholders in each', () => {
    for (const [key, { placeholders }] of Object.entries(texts))
      expect([key, contentsOf(placeholders)]).toEqual([
        key,
        contentsOf(sourceOf(key, MESSAGES)?.placeholders),
      ]);
  });

  it('uses each placeholder, and is sound', () => {
    const wrong = Object.entries(texts).flatMap(([key, { message }]) =>
      problemsOf(key, message, MESSAGES, folder === 'en' || same.includes(key)).map(
        (problem) => `${key} ${problem}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('ends no Latin word with an ellipsis where the text runs the other way: it would stand before that word', () => {
    if (texts['locale_direction']?.message !== 'rtl') return;
    const apart = Object.entries(texts).filter(([, { message }]) => /[A-Za-z0-9]…/.test(message));
    expect(apart.map(([key]) => key)).toEqual([]);
  });

  it('names itself', () => {
    expect(texts['locale_language']?.message).toBe(tagOf(folder));
  });

  it('has nothing that English has changed since, and a glossary', () => {
    if (folder === 'en') return;
    expect(
      dueIn(folder, texts, MESSAGES, readOrigins(folder)).map(({ key, why }) => `${key}: ${why}`),
    ).toEqual([]);
    expect(LANGUAGES).toContain(folder);
  });
});
