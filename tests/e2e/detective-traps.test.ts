/**
 * Our scripts in a page fall into none of its traps: they never call a getter, method or element that the page has
 * replaced.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { TRAPS } from './detective-traps.ts';
import { composeOn, MAIL, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

/** The form's target is a frame, so that the page stays; the fields contain custom elements of the page. */
const HTML = `${TRAPS}<x-field>${MAIL.replace('<form', '<form target=out').replaceAll('<p>', '<p><x-field></x-field>')}</x-field><iframe name=out></iframe>`;

describe.each(BROWSERS)('traps of a page, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  /** Returns what fell into a trap since the page was opened. */
  const caught = async () => {
    await page.press('Escape');
    return until(() => page.evaluate<string[] | null>('window.caught'), 'what was caught');
  };

  it('catch nothing of mark, list, question and answer but the press that is given again', async () => {
    await composeOn(stage, page, HTML);
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
    await page.inline.click('.mark');
    await until(async () => (await page.inline.texts('.assessment')).length > 0, 'the list');
    await page.inline.click('.mark');
    await page.click('#go');
    await question(page);
    await answer(page, 'send');
    await gone(page);
    await until(() => Promise.resolve(sentOn(stage) > 0), 'what was sent');
    const all = (await caught()) ?? [];
    console.log(`${name}, traps: ${JSON.stringify(all)}`);
    // The only exception is our own click that sends: a page may see that a script made it, and nothing more.
    expect(all.filter((one) => one !== 'heard click')).toEqual([]);
    // A check of the traps themselves: a call by the page is caught.
    await page.evaluate('void document.querySelector("p")');
    expect(await caught()).toContain('Document.querySelector');
  });

  // Only Chromium tells a page how its memory is used.
  it.skipIf(name === 'firefox')('no part of a page’s memory is said to be ours', async () => {
    const isolated = {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    };
    stage.world.headers.set('mail.unseen-mail.net/', isolated);
    await composeOn(stage, page);
    stage.world.headers.delete('mail.unseen-mail.net/');
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
    await page.evaluate(
      `void performance.measureUserAgentSpecificMemory().then((all) => { window.memory = JSON.stringify(all); })`,
    );
    const memory = await until(() => page.evaluate<string>('window.memory'), 'the sizes');
    expect(memory).toContain('https://mail.unseen-mail.net/');
    expect(memory).not.toContain('extension');
  });
});
