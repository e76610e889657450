/** Which languages the package carries: all that are translated, but those that wait for room. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isWaiting, WAITING } from '../../utils/build/languages.ts';

describe('a language that waits', () => {
  it.each([
    ['_locales/pl/messages.json', true],
    ['_locales\\nl\\messages.json', true],
    ['_locales/pt_BR/messages.json', false],
    ['_locales/en/messages.json', false],
    ['adapters/pl/messages.json', false],
    ['tables/tlds.json', false],
  ])('is told by its path in the package: %s', (path, waits) => {
    expect(isWaiting(path)).toBe(waits);
  });

  it.each(WAITING)('is translated, and has its glossary: %s', (language) => {
    expect(readdirSync('public/_locales')).toContain(language);
    expect(existsSync(`docs/i18n/${language}.md`)).toBe(true);
  });

  it('is said in the record', () => {
    const record = readFileSync('docs/adr/0026-room-in-the-package.md', 'utf8');
    for (const language of WAITING) expect(record).toContain(`\`${language}\``);
  });
});
