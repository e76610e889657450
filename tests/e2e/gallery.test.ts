/**
 * Every component in every state: what axe reports, what is cut off, and whether it still looks like the picture that
 * somebody approved.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INLINE_STATES } from '../gallery/inline-states.tsx';
import { PAGE_STATES } from '../gallery/page-states.tsx';
import { differenceOf, keptOf, VARIANTS } from '../gallery/pictures.ts';
import { openGallery, pictureOf, shoot, showState } from '../gallery/shoot.ts';
import type { Browser, Page } from '../world/browsers/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { FITS } from './fits.ts';
import { BROWSERS, launch } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STATES = [...INLINE_STATES, ...PAGE_STATES];
/** Both colour schemes, and the languages whose words are longest, break anywhere, or run from right to left. */
const LOOKS = [
  ['en', 'light'],
  ['en', 'dark'],
  ['de', 'light'],
  ['ja', 'light'],
  ['ar', 'light'],
] as const;

const FAULTS = `axe.run(document, { rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' ')))`;

describe.each(BROWSERS)('the gallery, in %s', (name) => {
  let world: World;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    world = await startWorld();
    browser = await launch(name, world, { isBare: true, zone: 'UTC' });
    page = await browser.newPage();
    await openGallery(page);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  describe.each(LOOKS)('in %s, %s', (language, scheme) => {
    it.each(STATES.map((state) => [state.name, state] as const))('%s', async (_, state) => {
      await showState(page, state, language, scheme);
      expect(await page.evaluate<string[]>(FITS)).toEqual([]);
      if (!(await page.evaluate('!!window.axe'))) await page.evaluate(`(() => { ${AXE}; return true; })()`);
      expect(await page.evaluate<string[]>(FAULTS)).toEqual([]);
    });
  });

  it('the question says what is wrong above the button that sends nothing, even at 400 %', async () => {
    // What is left of 1280 by 960, and of that for a dialog.
    const hidden = `[...document.querySelectorAll('dialog :is(h2, .buttons .primary)')].filter((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return [top + 4, bottom - 4].some((y) => !one.contains(document.elementFromPoint((left + right) / 2, y)));
    }).map(({ innerText }) => innerText)`;
    const faults: string[] = [];
    for (const state of STATES.filter(({ surface }) => surface === 'question')) {
      for (const language of ['de', 'ar']) {
        await showState(page, { ...state, size: [320, 208] }, language, 'light');
        for (const one of await page.evaluate<string[]>(hidden)) faults.push(`${state.name}: ${one}`);
      }
    }
    expect(faults).toEqual([]);
  });

  // Firefox renders letters differently; one browser is enough to notice a change of ours.
  it.runIf(name === 'chromium').each(VARIANTS)(
    'looks as it was looked at: %s, %s',
    async (language, scheme) => {
      const differences: string[] = [];
      for (const state of keptOf(STATES, String([language, scheme]))) {
        const picture = pictureOf(state.name, language, scheme);
        await showState(page, state, language, scheme);
        await shoot(page, picture);
        const difference = differenceOf(picture);
        if (difference) differences.push(difference);
      }
      expect(differences).toEqual([]);
    },
  );
});
