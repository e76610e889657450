/**
 * Keys that are held down, and what a page does to pointer, scroll and focus meanwhile: the press that opened a
 * question never answers it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { composeOn, MAIL, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

/** A Send that is not a native button: it sends on keydown, not on keyup. */
const ROLE = MAIL.replace(
  /<button id="go".*?<\/button>/,
  `<span id=go role=button tabindex=0 onclick="this.closest('form').requestSubmit()" onkeydown="if (/^( |Enter)$/.test(event.key)) { event.preventDefault(); this.click(); }">Send</span>`,
);
/** Enough repeats of a key that the question is open and accepts presses before the key is released. */
const REPEATS = 40;

describe.each(BROWSERS)('a question that is opened by what goes on, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const isAsked = async () => (await page.inline.texts('.hold h2')).length > 0;
  const open = async (html: string) => {
    await composeOn(stage, page, html);
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
  };
  const cancel = async () => {
    await page.press('Escape');
    await gone(page);
    expect(sentOn(stage)).toBe(0);
  };

  it.each([
    ['Enter', 'a button', MAIL],
    ['Enter', 'an element that is called one', ROLE],
    ['Space', 'a button', MAIL],
    ['Space', 'an element that is called one', ROLE],
  ])('%s, held at %s, opens it and does not answer it', async (key, _, html) => {
    await open(html);
    await page.evaluate(`void document.querySelector('#go').focus()`);
    await page.hold(key, REPEATS);
    await question(page);
    await ready(page);
    expect(await isAsked()).toBe(true);
    expect(sentOn(stage)).toBe(0);
    await cancel();
  });

  it('Escape, held, sends nothing', async () => {
    await open(MAIL);
    await page.click('#go');
    await question(page);
    await page.hold('Escape', REPEATS);
    await gone(page);
    expect(sentOn(stage)).toBe(0);
  });

  it('a pointer that the page has locked reaches nothing of it; a key does', async () => {
    await open(MAIL);
    await page.evaluate(
      `void addEventListener('pointerdown', () => document.body.requestPointerLock(), { once: true })`,
    );
    await page.click('[name=subject]');
    await page.evaluate(`void document.querySelector('#go').focus()`);
    await page.press('Enter');
    await question(page);
    await ready(page);
    expect(sentOn(stage)).toBe(0);
    // The browser may use the first Escape itself, to release the pointer lock.
    await until(async () => {
      await page.press('Escape');
      return !(await isAsked());
    }, 'it to go');
    expect(sentOn(stage)).toBe(0);
  });

  it('stands still on a page that scrolls, and counts there', async () => {
    await open(`${MAIL}<p style="height:5000px"></p>`);
    await page.click('#go');
    await question(page);
    await page.evaluate(`void setInterval(() => scrollBy(0, scrollY > 1000 ? -1000 : 7), 10)`);
    await ready(page);
    expect(sentOn(stage)).toBe(0);
    await answer(page, 'send');
    await until(() => Promise.resolve(sentOn(stage) > 0), 'what was sent');
    expect(sentOn(stage)).toBe(1);
  });

  it('no focus that the page moves makes a key of the person’s send', async () => {
    await open(`${MAIL}<input id=lure>`);
    await page.click('#go');
    await question(page);
    await page.evaluate(
      `void setInterval(() => { document.activeElement?.blur(); document.querySelector('#lure').focus(); window.focus(); document.querySelector('#go').focus(); }, 5)`,
    );
    await ready(page);
    for (const key of ['Enter', 'Space', 'Enter']) if (await isAsked()) await page.press(key);
    expect(sentOn(stage)).toBe(0);
    if (await isAsked()) await cancel();
    // A sentinel, so that this differs from a page on which nothing is ever sent.
    await page.evaluate('void fetch("/sent", { method: "POST", body: "the end" })');
    await until(() => Promise.resolve(sentOn(stage) > 0), 'the sentinel');
    expect(sentOn(stage)).toBe(1);
  });
});
