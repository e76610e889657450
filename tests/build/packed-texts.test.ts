/** Every packaged text equals its source, as each browser reads both. */
import { readdirSync, readFileSync } from 'node:fs';
import '../setup/seed.ts';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { packedKeys, packedTexts } from '../../utils/build/packed-texts.ts';
import { readTexts, TRANSLATED } from '../../utils/texts/files.ts';
import type { Texts } from '../../utils/texts/texts.ts';
import { BROWSERS, type Read } from './browsers-read.ts';

const LANGUAGES = ['en', ...TRANSLATED];
const ENGLISH = readTexts('en');
const TINY: Texts = {
  extension_name: { message: 'Us' },
  extension_description: { message: 'What we do' },
  hello: { message: 'Hello' },
  more_one: { message: '$N$ more', placeholders: { n: { content: '$1' } } },
  more_other: { message: '$N$ more', placeholders: { n: { content: '$1' } } },
};

/** Returns `t` as it works in a page of an extension with these files: the language's own text first, then English. */
async function speaker(
  files: readonly Read[],
  filledIn: (text: string, values: readonly string[]) => string,
) {
  vi.resetModules();
  vi.stubGlobal('chrome', {
    i18n: {
      getMessage: (name: string) => filledIn(files.find((file) => file.has(name))?.get(name) ?? '', []),
    },
  });
  const { t } = await import('../../utils/platform/i18n.ts');
  return t as (key: string, ...values: readonly string[]) => string;
}
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the file of a language', () => {
  it('has what the manifest names, and all texts as one, in the order of the keys', () => {
    const more = { message: '$N$ więcej', placeholders: { n: { content: '$1', example: '3' } } };
    const polish: Texts = {
      more_few: more,
      extension_description: { message: 'Co robimy', description: 'One line.' },
      extension_name: { message: 'My' },
      hello: { message: 'Cześć' },
    };
    expect(packedKeys(TINY).join('|')).toBe(
      'extension_name|extension_description|hello|more_zero|more_one|more_two|more_few|more_many|more_other',
    );
    expect(JSON.parse(packedTexts(polish, TINY, false))).toEqual({
      extension_name: { message: 'My' },
      extension_description: { message: 'Co robimy' },
      texts: { message: 'My|Co robimy|Cześć||||{0} więcej||' },
    });
  });

  it('keeps an address together where its language is written from right to left, and nowhere else', () => {
    const english = { ...TINY, locale_direction: { message: 'ltr' } };
    const hello = { message: '\u05d4\u05ea\u05d7\u05dc \u05d1-https://, \u05d0\u05d5 http://a.example/b' };
    const textsIn = (direction: string) => {
      const file = packedTexts(
        { ...english, hello, locale_direction: { message: direction } },
        english,
        false,
      );
      return (JSON.parse(file) as { readonly texts: { readonly message: string } }).texts.message;
    };
    expect(textsIn('rtl')).toContain('\u2068https://\u2069, \u05d0\u05d5 \u2068http://a.example/b\u2069');
    expect(textsIn('ltr')).not.toContain('\u2068');
  });

  it('has the keys in English alone', () => {
    const withKeys = LANGUAGES.filter((folder) =>
      packedTexts(readTexts(folder), ENGLISH, folder === 'en').includes('"keys"'),
    );
    expect(withKeys).toEqual(['en']);
  });

  it.each([
    ['Hello $NAME$', 'hello has no placeholder NAME'],
    ['a | b', 'hello has a sign'],
    ['for {0}', 'hello has a sign'],
    ['5 $', 'hello has a sign'],
  ])('is not made of %j', (message, why) => {
    expect(() => packedTexts({ ...TINY, hello: { message } }, TINY, true)).toThrow(why);
  });

  it('is not made where a text would be lost', () => {
    expect(() => packedTexts({ bye: { message: 'Bye' } }, TINY, false)).toThrow('English has no bye');
  });
});

describe.each(Object.entries(BROWSERS))('in %s', (_, { read, filledIn }) => {
  const packed = (texts: Texts, english: Texts, isEnglish = false) =>
    read(packedTexts(texts, english, isEnglish));

  it.each(LANGUAGES)('each text of %s is the same, with any values', async (folder) => {
    const source = read(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8'));
    const built = packed(readTexts(folder), ENGLISH, folder === 'en');
    const t = await speaker([built, packed(ENGLISH, ENGLISH, true)], filledIn);
    const values = ['a@b.example', '$1', '7', '{0}', '', 'f', 'g', 'h', 'i'];
    const withoutIsolates = (text: string) => text.replace(/[\u2068\u2069]/g, '');
    expect(source.size).toBeGreaterThan(800);
    for (const [key, text] of source)
      expect(withoutIsolates(t(key, ...values)), key).toBe(filledIn(text, values));
    for (const key of packedKeys(ENGLISH)) if (!source.has(key)) expect(t(key), key).toBe('');
    for (const key of ['extension_name', 'extension_description'])
      expect(built.get(key)).toBe(source.get(key));
  });

  it('any text is the same, whatever stands between its placeholders', async () => {
    const part = fc.oneof(
      fc.constantFrom('$A$', '$b$', '$C_9$', ' ', '@', 'and', '1', '（', '', '"', '\\', '\u2028'),
      fc.string().map((text) => text.replaceAll(/[${}|]/g, '')),
    );
    const placeholders = { a: { content: '$1' }, B: { content: '$2' }, c_9: { content: '$3' } };
    await fc.assert(
      fc.asyncProperty(fc.array(part), fc.array(fc.string(), { maxLength: 9 }), async (parts, values) => {
        const texts = {
          ...TINY,
          locale_direction: { message: 'ltr' },
          hello: { message: parts.join(''), placeholders },
        };
        const t = await speaker([packed(texts, texts, true)], filledIn);
        const wanted = parts.map((one) => {
          const at = ['$A$', '$b$', '$C_9$'].indexOf(one);
          return at < 0 ? one : (values[at] ?? '');
        });
        expect(t('hello', ...values)).toBe(wanted.join(''));
      }),
    );
  });
});

it('a language is a folder of texts, and nothing else is among them', () => {
  expect(readdirSync('public/_locales').sort()).toEqual([...LANGUAGES].sort());
});

describe('where the extension is gone', () => {
  const gone = () => {
    throw new Error('Extension context invalidated.');
  };

  it('a page that has read a text has all of them', async () => {
    const t = await speaker([BROWSERS.Chromium.read(packedTexts(ENGLISH, ENGLISH, true))], (text) => text);
    expect(t('extension_name')).toBe('Sealcheck');
    vi.stubGlobal('chrome', { i18n: { getMessage: gone } });
    expect(t('locale_language')).toBe('en');
  });

  it('a page that has read none says nothing, and does not fail', async () => {
    vi.resetModules();
    vi.stubGlobal('chrome', { i18n: { getMessage: gone } });
    const { t } = await import('../../utils/platform/i18n.ts');
    expect(t('locale_language')).toBe('');
  });
});
