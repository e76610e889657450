/** Every built text is what its source is, as each browser reads both. */
import { readdirSync, readFileSync } from 'node:fs';
import '../setup/seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packedTexts } from '../../utils/build/packed-texts.ts';
import { BROWSERS } from './browsers-read.ts';

const LANGUAGES = readdirSync('public/_locales');
const sourceOf = (language: string) => readFileSync(`public/_locales/${language}/messages.json`, 'utf8');
const packed = (texts: object) => JSON.parse(packedTexts(JSON.stringify(texts))) as unknown;

it('has the number where a placeholder stands, and leaves out what only translators read', () => {
  const texts = {
    hello: {
      message: 'Hello $NAME$, $name$',
      description: 'A greeting.',
      placeholders: { name: { content: '$1', example: 'Ann' } },
    },
    bye: { message: 'Bye', description: '' },
  };
  expect(packed(texts)).toEqual({ hello: { message: 'Hello $1, $1' }, bye: { message: 'Bye' } });
});

it.each(['$A$$B$', '$A$@$B$', '$A$and$B$', '$A$ $B$$A$'])(
  'keeps the names in %s, where a browser would read the numbers otherwise',
  (message) => {
    const placeholders = { a: { content: '$1', example: 'x' }, b: { content: '$2' } };
    expect(packed({ both: { message, placeholders } })).toEqual({
      both: { message, placeholders: { a: { content: '$1' }, b: { content: '$2' } } },
    });
  },
);

it('is not made of a message whose placeholder is not there', () => {
  expect(() => packed({ hello: { message: 'Hello $NAME$' } })).toThrow('hello has no placeholder NAME');
});

describe.each(Object.entries(BROWSERS))('in %s', (_, { read, filledIn }) => {
  it.each(LANGUAGES)('each text of %s is the same, with any values', (language) => {
    const json = sourceOf(language);
    const source = read(json);
    const built = read(packedTexts(json));
    expect([...built.keys()]).toEqual([...source.keys()]);
    expect(built.size).toBeGreaterThan(800);
    const values = ['a@b.example', '$1', '7', '$$', '', 'f', 'g', 'h', 'i'];
    for (const [key, text] of source)
      expect(filledIn(built.get(key) ?? '', values), key).toBe(filledIn(text, values));
  });

  it('any text is the same, whatever stands between its placeholders', () => {
    const part = fc.oneof(
      fc.constantFrom('$A$', '$b$', '$C_9$', ' ', '@', 'and', '1', '（', '', '"', '\\', '\u2028'),
      fc.string().map((text) => text.replaceAll('$', '')),
    );
    const placeholders = { a: { content: '$1' }, B: { content: '$2' }, c_9: { content: '$3' } };
    fc.assert(
      fc.property(fc.array(part), fc.array(fc.string(), { maxLength: 9 }), (parts, values) => {
        const message = parts.join('');
        const json = JSON.stringify({ key: { message, placeholders } });
        const [source = '', built = ''] = [json, packedTexts(json)].map((one) => read(one).get('key'));
        expect(filledIn(built, values)).toBe(filledIn(source, values));
      }),
    );
  });
});
