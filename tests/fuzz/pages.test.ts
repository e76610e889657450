// @vitest-environment jsdom
/**
 * Captured pages, changed at random: a short, repeatable part of `npm run fuzz`, and every change that once broke
 * reading.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BROKEN_PAGES, type BrokenPage, PAGES, readChanged } from './pages.ts';

const SEED = Number(process.env.SEALCHECK_SEED ?? 1);
/** How many changed pages are made of each captured one. */
const TIMES = 2;

it.each(PAGES)('%s', { timeout: 60_000 }, (file) => {
  for (let time = 0; time < TIMES; time += 1) readChanged(file, SEED + time);
});

it('what once broke it breaks it no more', () => {
  const known = JSON.parse(readFileSync(BROKEN_PAGES, 'utf8')) as BrokenPage[];
  for (const { file, seed } of known) {
    expect(PAGES).toContain(file);
    readChanged(file, seed);
  }
});
