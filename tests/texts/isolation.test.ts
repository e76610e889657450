/** Values inserted into a sentence keep their own text direction, and copied text has no invisible characters. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTexts, TRANSLATED } from '../../utils/texts/files.ts';
import { saying } from '../setup/speaker.ts';

let copyText: typeof import('../../utils/platform/clipboard.ts').copyText;
let t: typeof import('../../utils/platform/i18n.ts').t;
let tCount: typeof import('../../utils/platform/i18n.ts').tCount;

/** Sets up a browser whose texts have this direction; a plural category that the language lacks is ''. */
async function speak(direction: 'ltr' | 'rtl', language = 'en') {
  const texts: Readonly<Record<string, string>> = { locale_direction: direction, locale_language: language };
  const text = (key: string) => texts[key] ?? (/_(zero|two|few|many)$/.test(key) ? '' : `${key}: {0}`);
  vi.stubGlobal('chrome', saying(text));
  vi.resetModules();
  ({ t, tCount } = await import('../../utils/platform/i18n.ts'));
  ({ copyText } = await import('../../utils/platform/clipboard.ts'));
}
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is put into a sentence', () => {
  it.each([
    ['ltr', 'ann@example.org', 'ann@example.org'],
    ['rtl', 'ann@example.org', '\u2068ann@example.org\u2069'],
    ['ltr', 'ann@\u05d0\u05d1.org', '\u2068ann@\u05d0\u05d1.org\u2069'],
    ['ltr', 'gpj.\u202etxt.exe', '\u2068gpj.txt.exe\u2069'],
  ] as const)('in a text that runs %s: %j', async (direction, value, shown) => {
    await speak(direction);
    expect(t('practice_remove', value)).toBe(`practice_remove: ${shown}`);
  });

  it('is copied without what stands around it', async () => {
    await speak('rtl');
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await copyText(t('practice_remove', 'ann@example.org'));
    expect(writeText).toHaveBeenCalledExactlyOnceWith('practice_remove: ann@example.org');
  });
});

/** Punctuation before a Latin word takes the direction of the text around it, so `.age` would be shown as `age.`. */
const FIRST_SIGN = /(?<![\w.:/@-])[.+@/~-]+[A-Za-z]\w*/g;

it('in a text that runs from right to left no name begins with a sign', () => {
  const rtl = TRANSLATED.map((language) => readTexts(language)).filter(
    (texts) => texts['locale_direction']?.message === 'rtl',
  );
  expect(rtl.length).toBeGreaterThan(0);
  const found = rtl.flatMap((texts) =>
    Object.entries(texts).flatMap(([key, { message }]) =>
      (message.match(FIRST_SIGN) ?? []).map((name) => `${key}: ${name}`),
    ),
  );
  expect(found).toEqual([]);
});

it('a number whose plural the texts lack has that of all others', async () => {
  await speak('ltr', 'pl');
  expect(tCount('mark_others', 3)).toBe('mark_others_other: 3');
});

const ROOT = join(import.meta.dirname, '../..');
const SHEETS = ['components', 'entrypoints', 'utils'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(folder, name)),
);

it.each(SHEETS)('%s names no left and no right: a page in Arabic is the other way round', (sheet) => {
  const sided =
    /(margin|padding|border)-(left|right)|(^|[\s;{])(left|right):|text-align: (left|right)|float: (left|right)/gm;
  expect(readFileSync(join(ROOT, sheet), 'utf8').match(sided)).toBeNull();
});
