/** Words that must not come back (ux/README.md, section 4): one row each, with what people say instead. */
import { expect, it } from 'vitest';
import rows from '../vectors/words-not-used.json' with { type: 'json' };
import { MESSAGES } from './setup.ts';

/**
 * `areas` are prefixes of keys (`[a-z]+` for all); '' also covers the store listing. Text in “quotes” is a name, and
 * exempt.
 */
it.each(rows)('no text says "$words"', ({ pattern, areas }) => {
  const asked = new RegExp(areas === '' ? '' : `^(${areas})_`);
  const said = Object.entries(MESSAGES).filter(
    ([key, { message }]) => asked.test(key) && new RegExp(pattern, 'i').test(message.replace(/“[^”]*”/g, '')),
  );
  expect(said.map(([key, { message }]) => `${key}: ${message}`)).toEqual([]);
});

it.each(rows)('"$words" has a reason', ({ instead }) => {
  expect(instead).not.toBe('');
});
