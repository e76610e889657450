/** The options as a person uses them: each control saves itself, and its Undo restores exactly what was stored. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = ['lookups', 'people', 'history', 'advanced'];
/** The width that WCAG 1.4.10 requires (CSS pixels). */
const NARROW = 320;

describe.each(BROWSERS)('the options, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  const open = async (hash = '') => {
    const page = await stage.open(`${stage.browser.origin}/options.html${hash}`);
    await page.waitFor(`document.querySelector('.page:not([hidden]) h1')`, 'the options');
    return page;
  };
  const stored = (page: Page) =>
    page.evaluate<string>(
      `(globalThis.browser ?? chrome).storage.local.get('settings').then(({ settings }) => JSON.stringify(Object.entries(settings).sort()))`,
    );
  const told = (page: Page, words: string) =>
    page.waitFor(
      `[...document.querySelectorAll('.kept')].map((one) => one.textContent).join('') === '${words}'`,
      words,
    );

  it.each([
    ['lookups', '#stage-0'],
    ['lookups', '#resolver-cloudflare'],
    ['lookups', '#private'],
    ['advanced', '#tips'],
    ['advanced', '#questionPlace'],
  ])('on the page %s, %s saves itself and can be undone', async (place, control) => {
    const page = await open(`#${place}`);
    const before = await stored(page);
    await page.click(control);
    await told(page, 'Saved \u00b7 Undo');
    expect(await stored(page)).not.toBe(before);
    await page.click('.kept button');
    await told(page, 'Undone');
    expect(await stored(page)).toBe(before);
    expect(await page.evaluate(`document.activeElement.className`), 'the focus is kept').toBe('kept');
    await page.close();
  });

  it('an option is found by its words, and reached by the keyboard alone', async () => {
    const page = await open();
    await page.type('#find', 'corrections');
    await page.waitFor(`document.querySelector('.found button')`, 'what is found');
    await page.press('Enter');
    await page.waitFor(`document.activeElement.id === 'facts'`, 'the focus on it');
    expect(await page.evaluate(`document.title`)).toBe('Advanced \u2013 Sealcheck options');
    await page.evaluate(`void document.querySelector('nav a[href="#people"]').focus()`);
    await page.press('Enter');
    await page.waitFor(`document.activeElement.id === 'people-title'`, 'the heading');
    await page.close();
  });

  it.each(PAGES)('the page %s has no fault that axe knows, and fits the narrowest window', async (place) => {
    const page = await open(`#${place}`);
    await page.evaluate(
      `void document.querySelectorAll('.page:not([hidden]) details').forEach((one) => { one.open = true; })`,
    );
    await page.evaluate(`(() => { ${AXE}; return true; })()`);
    const faults = await page.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`,
    );
    expect(faults).toEqual([]);
    await page.setViewport(NARROW, 640);
    await until(async () => (await page.evaluate<number>('innerWidth')) <= NARROW * 2, 'the narrow window');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.close();
  });
});
