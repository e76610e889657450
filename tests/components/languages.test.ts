/** Every language has every text, with the same placeholders: a browser would show a missing one in English. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MESSAGES } from './setup.ts';

type Messages = typeof MESSAGES;

const FOLDER = join(import.meta.dirname, '../../public/_locales');
const contentsOf = (messages: Messages, key: string) =>
  Object.entries(messages[key]?.placeholders ?? {}).map(([name, { content }]) => `${name} ${content}`);

describe.each(readdirSync(FOLDER))('the language %s', (tag) => {
  const messages = JSON.parse(readFileSync(join(FOLDER, tag, 'messages.json'), 'utf8')) as Messages;

  it('has every text, and no other', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(MESSAGES).sort());
  });

  it('has the same placeholders in each', () => {
    for (const key of Object.keys(MESSAGES))
      expect([key, ...contentsOf(messages, key).sort()]).toEqual([key, ...contentsOf(MESSAGES, key).sort()]);
  });

  it('names itself', () => {
    expect(messages['locale_language']?.message).toBe(tag.replaceAll('_', '-'));
  });
});
