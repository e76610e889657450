/**
 * What a page can do to everything around a question, and to how the browser paints it: a press only counts on what was
 * visible.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { composeOn, MAIL, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const GO = '.hold > .buttons .button:not(.primary)';
/** Every custom property of our style sheets, which a page can read in our package. */
const TOKENS = 'surface text soft line raised danger danger-soft caution calm firm good focus link tone';
const REGISTERED = `<style>${TOKENS.split(' ')
  .map((name) => `@property --${name} { syntax: '<color>'; inherits: false; initial-value: transparent }`)
  .join(' ')}</style>`;
/** A snapshot of the page over everything, which lets presses through. */
const PICTURE = `<style>::view-transition { pointer-events: none; background: gold } ::view-transition-group(x) { animation-duration: 900s }
  #x { view-transition-name: x } html { view-transition-name: none }</style><p id=x>Free prizes</p>
  <script>globalThis.picture = () => { globalThis.shown = document.startViewTransition(); }; globalThis.unpicture = () => { shown.skipTransition(); };</script>`;
const HOST = `<script>globalThis.host = () => [...document.documentElement.children].findLast(({ localName }) => localName === 'div');</script>
  <style>div::backdrop { background: gold !important }</style>`;

const REWRITTEN = `<script>globalThis.rewrite = () => { document.open(); document.write('<p>New</p>'); document.close(); };</script>`;
const POP_OUT = 'mail.unseen-mail.net/pop-out';
/** A page that moves its own window about. */
const MOVING = `<script>globalThis.move = () => { globalThis.moving = setInterval(() => moveTo(50 + 99 * Math.random(), 50), 50); };
  globalThis.stay = () => { clearInterval(moving); };</script>`;

describe.each(BROWSERS)('a question on a page that redresses, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const ask = async (more = '') => {
    await composeOn(stage, page, MAIL + more);
    await page.click('#go');
    await question(page);
  };
  const sent = () => sentOn(stage);
  /**
   * The painted width: CSS reports a width before the page's zoom, and before the zoom with which our element
   * compensates it.
   */
  const widthOf = async (zoom: number) =>
    parseFloat(await page.inline.style('.hold', 'width')) *
    Number(await page.inline.style('[data-ready]', 'zoom')) *
    zoom;
  const sendIt = async () => {
    await answer(page, 'send');
    await until(() => Promise.resolve(sent() > 0), 'what was sent');
    expect(sent()).toBe(1);
  };

  it('has its own colours, whatever properties a page registers', async () => {
    await ask(REGISTERED);
    for (const property of ['background-color', 'color', 'border-top-color'])
      expect(await page.inline.style('.hold', property), property).toMatch(/^rgb\(/);
    expect(await page.inline.style(GO, 'color')).toMatch(/^rgb\(/);
    expect(await page.inline.style('.strip', 'background-color')).toMatch(/^rgb\(/);
    await sendIt();
  });

  it.each([0.05, 12])('is as large as ever on a page with zoom: %d', async (zoom) => {
    await ask();
    await ready(page);
    const width = await widthOf(1);
    await page.evaluate(`void (document.documentElement.style.zoom = ${zoom})`);
    await until(async () => Math.abs((await widthOf(zoom)) - width) < 2, 'its own size');
    await sendIt();
  });

  it('takes no press under a picture of the page, and stays', async () => {
    await ask(PICTURE);
    await page.evaluate('void picture()');
    await page.waitFor(`document.documentElement.matches(':active-view-transition')`);
    await until(
      async () => (await page.inline.texts('[data-ready] .hold')).length === 0,
      'no press to count',
    );
    await page.inline.click(GO);
    expect((await page.inline.texts('.hold')).length, 'still asked').toBe(1);
    expect(sent()).toBe(0);
    await page.evaluate('void unpicture()');
    await sendIt();
  });

  it('goes from a page that is written anew under it, where it could not be answered', async () => {
    await ask(REWRITTEN);
    await ready(page);
    await page.evaluate('void rewrite()');
    // The send was lost together with the page.
    await until(async () => (await page.inline.texts('.hold h2')).join() === 'Not sent.', 'the notice');
    await page.press('Escape');
    await gone(page);
    expect(sent()).toBe(0);
  });

  it('takes no press while the page moves its window', async () => {
    stage.world.pages.set(
      POP_OUT,
      `<!doctype html><meta charset=utf-8><title>Compose</title>${MOVING}${MAIL}`,
    );
    await composeOn(
      stage,
      page,
      `<button id=pop onclick="open('https://${POP_OUT}', 'w', 'width=600,height=600')">Pop out</button>${MAIL}`,
    );
    await page.click('#pop');
    const own = await until(async () => (await stage.browser.pagesAt(`https://${POP_OUT}`))[0], 'the window');
    if (!own) throw new Error('no window');
    await own.waitFor(`document.querySelector('[name=subject]')`, 'its form');
    await own.type('[name=to]', '5551234567@vtext.com');
    await own.type('[name=subject]', 'x');
    await own.click('#go');
    await question(own);
    await ready(own);
    await own.evaluate('void move()');
    await until(async () => (await own.inline.texts('[data-ready] .hold')).length === 0, 'no press to count');
    await own.inline.click(GO);
    expect((await own.inline.texts('.hold')).length, 'still asked').toBe(1);
    expect(sent()).toBe(0);
    await own.evaluate('void stay()');
    await answer(own, 'send');
    await until(() => Promise.resolve(sent() > 0), 'what was sent');
    expect(sent()).toBe(1);
    await own.close();
  });

  it('has nothing of its host’s over it', async () => {
    await ask(HOST);
    await ready(page);
    await page.evaluate(`void ((host().popover = 'manual'), host().showPopover())`);
    await page.waitFor(`host().matches(':popover-open')`);
    expect(await page.evaluate(`getComputedStyle(host(), '::backdrop').display`)).toBe('none');
    await page.press('Escape');
    await gone(page);
    expect(sent()).toBe(0);
  });
});
