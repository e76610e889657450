/** Scripts that run in pages: what becomes shorter, and what others know by its name and so stays. */
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { CHAT_ADAPTERS } from '../../utils/adapters/chats/index.ts';
import { ADAPTERS } from '../../utils/adapters/index.ts';
import { adapterFiles } from '../../utils/build/adapter-files.ts';
import { chatFiles } from '../../utils/build/chat-files.ts';
import { small, smallest } from '../../utils/build/smaller.ts';

test('names of scripts in pages become shorter, those that others know stay', async () => {
  const made = await smallest(`
    const make = (a) => ({ editors: a, subjects: a, fields: a, recipients: [{ text: a }] });
    globalThis.read = (one) => ({ ...one, sum: one.editors + one.subjects });
    globalThis.made = read(make(2));`);
  expect(made).not.toMatch(/editors|subjects/);
  const own = createContext({});
  runInContext(made, own);
  expect(runInContext('made', own)).toMatchObject({ fields: 2, recipients: [{ text: 2 }], sum: 4 });
});

test('one script finds what another has made', async () => {
  const own = createContext({});
  runInContext(await smallest('globalThis.made = { subjects: 1, sendAt: 2, editors: 3 };'), own);
  runInContext(await smallest('globalThis.read = made.editors + made.subjects;'), own);
  expect(runInContext('read', own)).toBe(4);
});

test('no adapter has such a name', async () => {
  const files = Object.values({ ...adapterFiles(ADAPTERS), ...chatFiles(CHAT_ADAPTERS) });
  expect(files.length).toBeGreaterThan(20);
  for (const script of files) await small(script);
});

test.each(['window.editors', '({ other, subjects })', '({ sendAt : 3 })'])(
  'the worker and our own pages may not use such a name: %s',
  async (script) => {
    await expect(small(`globalThis.out = ${script}`)).rejects.toThrow('used in pages alone');
    expect(await small('globalThis.out = { editor: window.readings }')).toContain('editor');
  },
);
