/** Scripts that run in pages: what becomes shorter, and what others know by its name and so stays. */
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { smallest } from '../../utils/build/smaller.ts';

test('names of only one script become shorter, those that others know stay', async () => {
  const made = await smallest(`
    const make = (a) => ({ editors: a, subjects: a, fields: a, recipients: [{ text: a }] });
    globalThis.read = (one) => ({ ...one, sum: one.editors + one.subjects });
    globalThis.made = read(make(2));`);
  expect(made).not.toMatch(/editors|subjects/);
  const own = createContext({});
  runInContext(made, own);
  expect(runInContext('made', own)).toMatchObject({ fields: 2, recipients: [{ text: 2 }], sum: 4 });
});
