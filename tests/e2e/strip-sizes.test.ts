/**
 * The box over the page has three sizes, for the room that there is. What its buttons are called and do is the same in
 * each.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAll } from '../../utils/texts/files.ts';
import { INLINE_STATES } from '../gallery/inline-states.tsx';
import { openGallery, showState } from '../gallery/shoot.ts';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { BROWSERS, launch } from './stage.ts';

const SMALLER = ['small', 'tiny'].flatMap((size) => [[size, 'warns'] as const, [size, 'calm'] as const]);
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt_BR', 'nl', 'pl', 'ja', 'zh_CN', 'ar'] as const;
/** Widths of a strip: of one in the practice mail at 400 %, of the small box, of the whole box at 400 %, and elsewhere. */
const WIDTHS = [240, 260, 304, 400];
const MARK = `document.querySelector('.mark')`;

describe.each(BROWSERS)('the box over the page, in %s', (name) => {
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

  const show = async (size: string, what: string, language = 'en') => {
    const state = INLINE_STATES.find((one) => one.name === `strip-${size}-${what}`);
    if (!state) throw new Error(`no state of ${size} ${what}`);
    await showState(page, state, language, 'light');
  };
  /** Returns what a screen reader calls the strip's first button, once it has been told of this state. */
  const called = () =>
    until(async () => {
      const nodes = await page.accessible();
      const title = await page.evaluate<string>('document.title');
      return nodes.some((one) => one.name === title) && nodes.find(({ role }) => /button/i.test(role))?.name;
    }, 'the mark’s name');

  it.each(SMALLER)('%s, %s: is called as the whole one is', async (size, what) => {
    await show('whole', what);
    const whole = await called();
    expect(whole).toMatch(what === 'warns' ? /Fix it$/ : /Details$/);
    await show(size, what);
    expect(await called()).toBe(whole);
  });

  it.each(SMALLER)('%s, %s: says to a mouse what it is, once for a screen reader', async (size, what) => {
    await show(size, what);
    const title = await page.evaluate<string>(`${MARK}.title`);
    expect(title).not.toBe('');
    expect(await called()).toBe(title);
  });

  it.each(['whole', 'small', 'tiny'])('%s: a silence can be undone where it was asked for', async (size) => {
    await show(size, 'warns');
    await page.click('.mark');
    await page.waitFor(`document.querySelector('.snooze')`, 'the card');
    await page.click('.snooze');
    await page.waitFor(`document.querySelector('.undo')`, 'the way back');
    const met = `(() => { const { left, right, top, bottom } = document.querySelector('.undo').getBoundingClientRect();
      return Math.min(right - left, bottom - top) >= 24 && document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.className; })()`;
    expect(await page.evaluate(met)).toBe('undo');
    await until(async () => (await page.accessible()).some((one) => one.name === 'Undo'), 'its name');
  });
  it.each(LANGUAGES)('says who can read it to the last word, however narrow it is: %s', async (language) => {
    await show('whole', 'warns', language);
    const outcomes = Object.entries(readAll(language))
      .filter(([key]) => key.startsWith('strip_') && !/_(fix|details)$/.test(key))
      .map(([, { message }]) => message.replace(/\$\w+\$/g, 'Google'));
    const cut = `(() => {
      const outcome = document.querySelector('.outcome');
      return ${JSON.stringify(WIDTHS)}.flatMap((width) => ${JSON.stringify(outcomes)}.filter((text) => {
        document.querySelector('.whole').style.inlineSize = width + 'px';
        outcome.textContent = text;
        const words = document.createRange();
        words.selectNodeContents(outcome);
        const seen = outcome.getBoundingClientRect();
        const strip = document.querySelector('.strip').getBoundingClientRect();
        // The middle of each line: letters of some scripts are taller than a line.
        return [...words.getClientRects()].some(({ left, right, top, bottom }) => {
          const middle = (top + bottom) / 2;
          return middle < seen.top || middle > seen.bottom || middle > strip.bottom || left < seen.left - 1 || right > seen.right + 1;
        });
      }).map((text) => width + ': ' + text));
    })()`;
    expect(await page.evaluate<string[]>(cut)).toEqual([]);
  });
});
