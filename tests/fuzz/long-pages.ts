// @vitest-environment jsdom
/** Changes captured pages at random for as long as asked; changes that break reading are kept (broken-pages.json). */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BROKEN_PAGES, type BrokenPage, PAGES, readChanged } from './pages.ts';

const { SEALCHECK_SEED, SEALCHECK_SECONDS, SEALCHECK_PARSERS = '' } = process.env;
const isChosen = SEALCHECK_PARSERS === '' || SEALCHECK_PARSERS.split(',').includes('pages');

it.runIf(isChosen)('pages', () => {
  const end = Date.now() + Number(SEALCHECK_SECONDS) * 1000;
  const broken: (BrokenPage & { readonly error: string })[] = [];
  let tried = 0;
  for (; Date.now() < end && broken.length < 5; tried += 1) {
    const file = PAGES[tried % PAGES.length] ?? '';
    const seed = (Number(SEALCHECK_SEED) + tried) % 2 ** 31;
    try {
      readChanged(file, seed);
    } catch (error) {
      broken.push({ file, seed, error: String(error) });
    }
  }
  const known = JSON.parse(readFileSync(BROKEN_PAGES, 'utf8')) as BrokenPage[];
  const all = [...known, ...broken.map(({ file, seed }) => ({ file, seed }))];
  if (broken.length > 0) writeFileSync(BROKEN_PAGES, `${JSON.stringify(all, null, 2)}\n`);
  console.log(`pages: ${tried} pages, ${broken.length} broke it`);
  expect(broken).toEqual([]);
});
