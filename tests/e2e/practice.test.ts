/** The practice mail, as somebody sees it who has just installed Sealcheck. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, hostsAsked, startStage, type Stage } from './stage.ts';
import type { Page } from '../world/browsers/browser.ts';

describe.each(BROWSERS)('the practice mail, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.open(`${stage.browser.origin}/practice.html`);
    await page.waitFor(`document.querySelector('.person')`, 'the people');
  });
  afterAll(() => stage.close());

  const add = (number: number) => page.click(`.people li:nth-child(${number}) .person`);
  const has = (words: string) =>
    page.waitFor(`document.querySelector('.practice').innerText.includes(${JSON.stringify(words)})`, words);

  it('warns, holds, lets go, and asks nobody', async () => {
    const asked = stage.world.log.length;
    await add(1);
    await has('goes out as a text message');
    await page.click('.compose > .buttons .primary');
    await page.waitFor(`document.querySelector('dialog')?.open`, 'the question');
    await page.press('Escape');
    await has('Not sent.');
    await page.click('.compose > .buttons .primary');
    await page.waitFor(`document.querySelector('dialog')?.open`, 'the question again');
    await page.click('dialog > .buttons .button:not(.primary)');
    await has('It would be sent now');
    // Any lookup would have started by then: every other level needs one, and its result is made up here.
    for (const number of [2, 3, 4, 5, 6, 7]) await add(number);
    await has('and 6 more');
    await page.click('.mark');
    await page.waitFor(`document.querySelectorAll('.assessment').length === 7`, 'all seven');
    // Even in a narrow card and with a long level name, the count stays on one line.
    await page.setViewport(320, 800);
    const folded = `[...document.querySelectorAll('.count')].filter((one) => one.clientHeight > 1.5 * parseFloat(getComputedStyle(one).lineHeight)).length`;
    expect(await page.evaluate(folded)).toBe(0);
    await stage.open('https://www.plain-site.org/?sentinel');
    expect(hostsAsked(stage, asked)).toEqual(['www.plain-site.org']);
  });
});
