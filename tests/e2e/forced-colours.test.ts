/**
 * Under the person's own few colours (forced colours, as in Windows' contrast themes) what colour tells is still told,
 * and nothing keeps a colour that may vanish on theirs.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INLINE_STATES } from '../gallery/inline-states.tsx';
import { PAGE_STATES } from '../gallery/page-states.tsx';
import { openGallery, showState } from '../gallery/shoot.ts';
import { launchChromium, type Chromium } from '../world/browsers/chromium.ts';
import type { ChromiumPage } from '../world/browsers/chromium-page.ts';
import { EXTENSION } from '../world/album.ts';
import { only } from './stage.ts';

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

describe.each(only('chromium'))('under forced colours, in %s', () => {
  let browser: Chromium;
  let page: ChromiumPage;
  beforeAll(async () => {
    browser = await launchChromium({ extension: EXTENSION, isBare: true, zone: 'UTC' });
    page = await browser.newPage();
    await openGallery(page);
  });
  afterAll(() => browser.close());

  it.each(['light', 'dark'] as const)('nothing is told by colour alone: %s', async (colorScheme) => {
    await page.raw.emulateMedia({ forcedColors: 'active', colorScheme });
    const faults: string[] = [];
    for (const state of STATES) {
      // The page's own scheme is the light one, whatever the person's colours are.
      await showState(page, state, 'en', 'light');
      for (const fault of await page.evaluate<string[]>(FAULTS)) faults.push(`${state.name}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});
