/** In a language that is written from right to left, what is written from left to right keeps its order. */
import { describe, expect, it } from 'vitest';
import { isolated, isToLeft } from '../../utils/texts/isolates.ts';
import { hashOf } from '../../utils/texts/origins.ts';
import { englishReference, packedReference } from '../../utils/texts/reference.ts';

const AR = '\u0648';
/** Shows isolates as brackets. */
const shown = (text: string) => isolated(text).replaceAll('\u2068', '<').replaceAll('\u2069', '>');

describe('what stands in an isolate', () => {
  it.each([
    [`${AR} https:// ${AR}`, `${AR} <https://> ${AR}`],
    [`${AR} 2026-11-25`, `${AR} <2026-11-25>`],
    [`${AR} (2027-06-30T17:00Z)`, `${AR} (<2027-06-30T17:00Z>)`],
    [`${AR} 7-Zip ${AR}`, `${AR} <7-Zip> ${AR}`],
    [`${AR} { "policyDate": "2026-11-28" }: ${AR}`, `${AR} <{ "policyDate": "2026-11-28" }>: ${AR}`],
    [
      `${AR}: files-to-key\u060c Yahoo Mail\u060c https\u060c \u2026`,
      `${AR}: <files-to-key>\u060c <Yahoo Mail>\u060c <https>\u060c \u2026`,
    ],
    [`${AR} Google Workspace ${AR}`, `${AR} Google Workspace ${AR}`],
    [`${AR} {0} ${AR} 7z.`, `${AR} {0} ${AR} 7z.`],
  ])('%s', (text, after) => {
    expect(shown(text)).toBe(after);
  });

  it('is told by the language’s own direction', () => {
    expect(isToLeft({ locale_direction: { message: 'rtl' } })).toBe(true);
    expect(isToLeft({ locale_direction: { message: 'ltr' } })).toBe(false);
  });

  it.each([true, false])('is in the packed reference where the language turns: %s', (turns) => {
    const texts = { meaning_tips: { message: `${AR} 2026-11-25` } };
    const made = { meaning_tips: hashOf(englishReference()['meaning_tips'] ?? { message: '' }) };
    const packed = packedReference('ar', texts, { same: [], made }, turns).join('');
    expect(packed.includes('\u2068')).toBe(turns);
  });
});
