/**
 * Feeds mutated texts to every parser of outside bytes for as long as asked; a text that breaks one is kept in its
 * corpus.
 */
import { writeFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { mutate, seeded } from './mutate.ts';
import { CORPUS, corpusFile, PARSERS } from './parsers.ts';

const { SEALCHECK_SEED, SEALCHECK_SECONDS, SEALCHECK_PARSERS = '' } = process.env;
/** A parser that takes longer than this for one text (ms) counts as broken. */
const SLOW = 2_000;
const named = SEALCHECK_PARSERS.split(',');
const chosen = Object.entries(PARSERS).filter(([name]) => SEALCHECK_PARSERS === '' || named.includes(name));

it.each(chosen)('%s', async (name, parse) => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const random = seeded(Number(SEALCHECK_SEED));
  const known = CORPUS[name] ?? [];
  const end = Date.now() + Number(SEALCHECK_SECONDS) * 1000;
  const broken = new Map<string, string>();
  let tried = 0;
  for (; Date.now() < end && broken.size < 5; tried += 1) {
    const text = mutate(known, random);
    const began = performance.now();
    try {
      await parse(text);
      if (performance.now() - began > SLOW) broken.set('slow', text);
    } catch (error) {
      broken.set(String(error), text);
    }
  }
  if (broken.size > 0)
    writeFileSync(corpusFile(name), `${JSON.stringify([...known, ...broken.values()], null, 2)}\n`);
  console.log(`${name}: ${tried} texts, ${broken.size} broke it`);
  expect([...broken]).toEqual([]);
});
