/**
 * `npm run gallery -- [--keep] [LANGUAGE...]`: builds a page with all components in all states, prints its path, and
 * takes a picture of each state in light and dark in each of these languages, or by default in those that are compared.
 * `--keep`: tests compare with these pictures from now on.
 */
import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { EXTENSION, ROOT } from '../world/album.ts';
import { launchChromium } from '../world/browsers/chromium.ts';
import { KEPT, keptOf, MADE, shrink, VARIANTS } from './pictures.ts';
import { openGallery, pictureOf, shoot, showState } from './shoot.ts';

const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean' } }, allowPositionals: true });
const asked = positionals.flatMap((language) => [[language, 'light'] as const, [language, 'dark'] as const]);
if (values.keep) rmSync(KEPT, { recursive: true, force: true });
const folder = values.keep ? KEPT : MADE;

const browser = await launchChromium({ extension: EXTENSION, isBare: true, zone: 'UTC' });
try {
  const page = await browser.newPage();
  const states = await openGallery(page);
  for (const [language, scheme] of asked.length > 0 ? asked : VARIANTS) {
    const wanted = values.keep ? keptOf(states, String([language, scheme])) : states;
    for (const state of wanted) {
      await showState(page, state, language, scheme);
      const file = await shoot(page, pictureOf(state.name, language, scheme), folder);
      if (values.keep) shrink(file);
    }
  }
  console.log(`Gallery: ${relative(ROOT, MADE)}/index.html\nPictures: ${relative(ROOT, folder)}`);
} finally {
  await browser.close();
}
