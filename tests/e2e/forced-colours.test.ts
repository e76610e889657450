/**
 * Under the person's own few colours (forced colours, as in Windows' contrast themes) what colour tells is still told,
 * and nothing keeps a colour that may vanish on theirs.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INLINE_STATES } from '../gallery/inline-states.tsx';
import { PAGE_STATES } from '../gallery/page-states.tsx';
import { openGallery, showState } from '../gallery/shoot.ts';
import type { Browser, Page } from '../world/browsers/browser.ts';
import { launchChromium } from '../world/browsers/chromium.ts';
import { launchFirefox } from '../world/browsers/firefox.ts';
import { EXTENSION } from '../world/album.ts';
import { BROWSERS, type BrowserName } from './stage.ts';

/** States with something chosen among others, and those with the glyph of a level. */
const NAMES = /^(popup-(now|history)|options|practice-everyone|(card|question|strip)-.*)$/;
const STATES = [...INLINE_STATES, ...PAGE_STATES].filter(({ name }) => NAMES.test(name));

/** Returns what is chosen and has only the colour of its border to tell that; and glyphs in another colour than their words. */
const FAULTS = `(() => {
  const ground = (() => { const own = document.body.appendChild(document.createElement('i')); own.style.color = 'Canvas'; const { color } = getComputedStyle(own); own.remove(); return color; })();
  const lines = (one) => { const css = getComputedStyle(one); return ['Top', 'Right', 'Bottom', 'Left'].map((side) => css['border' + side + 'Color'] === ground ? '0px' : css['border' + side + 'Width']).join(); };
  const faults = [];
  for (const one of document.querySelectorAll('[aria-selected=true], [aria-current], [aria-pressed=true]'))
    for (const other of one.parentElement.parentElement.querySelectorAll(one.localName))
      if (other !== one && !other.matches('[aria-selected=true], [aria-current], [aria-pressed=true]') && lines(other) === lines(one)) faults.push(one.textContent + ' as ' + other.textContent);
  for (const icon of document.querySelectorAll('svg.icon'))
    if (getComputedStyle(icon).color !== getComputedStyle(icon.parentElement).color) faults.push('glyph of ' + icon.parentElement.textContent);
  return faults;
})()`;

const SCHEMES = ['light', 'dark'] as const;

/** Returns a page in a browser whose person has chosen few colours of their own. */
async function start(name: BrowserName, colorScheme: (typeof SCHEMES)[number]) {
  const options = { extension: EXTENSION, isBare: true, zone: 'UTC', colorScheme };
  if (name === 'firefox') {
    const browser = await launchFirefox({ ...options, forcedColors: true });
    return { browser, page: await browser.newPage() };
  }
  const browser = await launchChromium(options);
  const page = await browser.newPage();
  await page.raw.emulateMedia({ forcedColors: 'active', colorScheme });
  return { browser, page };
}

describe.each(BROWSERS.flatMap((name) => SCHEMES.map((scheme) => [name, scheme] as const)))(
  'under forced colours, in %s, %s',
  (name, scheme) => {
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      ({ browser, page } = await start(name, scheme));
      await openGallery(page);
    });
    afterAll(() => browser.close());

    it('nothing is told by colour alone', async () => {
      expect(await page.evaluate(`matchMedia('(forced-colors: active)').matches`)).toBe(true);
      const faults: string[] = [];
      for (const state of STATES) {
        // The page's own scheme is the light one, whatever the person's colours are.
        await showState(page, state, 'en', 'light');
        for (const fault of await page.evaluate<string[]>(FAULTS)) faults.push(`${state.name}: ${fault}`);
      }
      expect(faults).toEqual([]);
    });
  },
);
