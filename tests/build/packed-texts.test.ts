import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packedTexts } from '../../utils/build/packed-texts.ts';

it('keeps each text and what stands for its placeholders, and leaves out what only translators read', () => {
  const text = {
    hello: {
      message: 'Hello $NAME$',
      description: 'A greeting.',
      placeholders: { name: { content: '$1', example: 'Ann' } },
    },
    bye: { message: 'Bye', description: '' },
  };
  expect(JSON.parse(packedTexts(JSON.stringify(text)))).toEqual({
    hello: { message: 'Hello $NAME$', placeholders: { name: { content: '$1' } } },
    bye: { message: 'Bye' },
  });
});

it('loses no key of our own texts', () => {
  const json = readFileSync('public/_locales/en/messages.json', 'utf8');
  const packed = Object.keys(JSON.parse(packedTexts(json)) as object);
  expect(packed).toEqual(Object.keys(JSON.parse(json) as object));
  expect(packed.length).toBeGreaterThan(800);
});
