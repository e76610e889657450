/** No parser of outside bytes throws: what once broke one, and a short, repeatable cut of `npm run fuzz`. */
import { expect, it, vi } from 'vitest';
import { mutate, seeded } from './mutate.ts';
import { CORPUS, PARSERS } from './parsers.ts';

const SEED = Number(process.env.SEALCHECK_SEED ?? 1);
const TIMES = 300;

it('has a corpus for every parser, and a parser for every corpus', () => {
  expect(Object.keys(CORPUS).sort()).toEqual(Object.keys(PARSERS).sort());
});

it.each(Object.entries(PARSERS))(
  '%s: answers whatever it is fed',
  { timeout: 60_000 },
  async (name, parse) => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const known = CORPUS[name] ?? [];
    const random = seeded(SEED);
    for (const text of [...known, ...Array.from({ length: TIMES }, () => mutate(known, random))])
      await Promise.resolve()
        .then(() => parse(text))
        .catch((error: unknown) => {
          throw new Error(`${JSON.stringify(text)} breaks it`, { cause: error });
        });
    told.mockRestore();
  },
);
