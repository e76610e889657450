/** Warnings that a person snoozes: kept on the device, and respected. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBanner } from '../world/browsers/banner.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';

describe.each(BROWSERS)('not again, in %s', (name) => {
  const PHONE = '5551234567@vtext.com';
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());
  const compose = async (to: string) => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, [to]);
    await markThat(page, (text) => text.startsWith(to), 'the recipient');
    return page;
  };
  const banners = async (page: Page) => (await page.inline.texts('.warns')).length;
  const wasSent = (page: Page) => page.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');

  it('a warning that was silenced stays away in other mails to the domain, is not asked at Send, and can be had back', async () => {
    const page = await compose(PHONE);
    await until(async () => (await banners(page)) === 1, 'the banner');
    await answerBanner(page, 'snooze');
    await until(async () => (await banners(page)) === 0, 'the banner to go');
    await page.close();

    const next = await compose('5550000000@vtext.com');
    expect(await banners(next)).toBe(0);
    await next.click('.T-I-atl');
    await wasSent(next);
    await next.close();

    const other = await compose('5550000000@msg.telus.com');
    await until(async () => (await banners(other)) === 1, 'the banner of another domain');
    await other.close();

    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    await popup.waitFor(
      `document.querySelector('.snoozes')?.textContent.includes('vtext.com')`,
      'what is silenced',
    );
    await popup.click('#tab-history');
    await popup.click('.snoozes button');
    await popup.waitFor(`!document.querySelector('.snoozes')`, 'it to be taken back');
    await popup.close();
    const again = await compose(PHONE);
    await until(async () => (await banners(again)) === 1, 'the banner again');
    await again.close();
  });

  /** Ends all snoozes in the popup. */
  const warnAgain = async () => {
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    await popup.waitFor(`document.querySelector('.snoozes')`, 'what is silenced');
    await popup.click('#tab-history');
    for (;;) {
      const left = await popup.evaluate<number>(`document.querySelectorAll('.snoozes li').length`);
      if (left === 0) break;
      await popup.click('.snoozes button');
      await popup.waitFor(`document.querySelectorAll('.snoozes li').length < ${left}`, 'it to be taken back');
    }
    await popup.close();
  };

  it('“Warn again” brings banner and question back in the window that is open', async () => {
    const page = await compose(PHONE);
    await until(async () => (await banners(page)) === 1, 'the banner');
    await answerBanner(page, 'snooze');
    await until(async () => (await banners(page)) === 0, 'the banner to go');
    await warnAgain();
    await until(async () => (await banners(page)) === 1, 'the banner again');
    await page.click('.T-I-atl');
    await question(page);
    await answer(page, 'cancel');
    await gone(page);
    expect(await page.evaluate(`document.querySelector('#sent li')`)).toBeNull();
    await page.close();
  });

  it('what was silenced is taken back where it was silenced, and nothing of it is kept', async () => {
    const page = await compose(PHONE);
    await until(async () => (await banners(page)) === 1, 'the warning');
    await answerBanner(page, 'snooze');
    await until(async () => (await page.inline.texts('.undo')).length === 1, 'the way back');
    await until(async () => (await banners(page)) === 0, 'the warning to go');
    await page.inline.click('.undo');
    await until(async () => (await banners(page)) === 1, 'the warning again');
    await page.click('.T-I-atl');
    await question(page);
    await answer(page, 'cancel');
    await gone(page);
    expect(await page.evaluate(`document.querySelector('#sent li')`)).toBeNull();
    await page.close();
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    await popup.waitFor(`document.querySelector('#tab-now, main h1')`, 'the popup');
    expect(await popup.evaluate(`document.querySelector('.snoozes')`)).toBeNull();
    await popup.close();
  });

  it('two that were silenced in one mail stay silenced, both', async () => {
    const both = [PHONE, '5550000000@msg.telus.com'];
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, both);
    await markThat(page, (text) => text.includes('and 1 more'), 'both recipients');
    await until(async () => (await banners(page)) === 1, 'the first banner');
    await answerBanner(page, 'snooze');
    await until(async () => (await page.inline.texts('.undo')).length === 1, 'the way back');
    // The next warning is shown only after this one's Undo has gone.
    await until(async () => (await page.inline.texts('.undo')).length === 0, 'the way back to go');
    await until(async () => (await banners(page)) === 1, 'the second banner');
    await answerBanner(page, 'snooze');
    await until(async () => (await banners(page)) === 0, 'no banner');
    await page.click('.T-I-atl');
    await wasSent(page);
    await page.close();
    for (const one of both) {
      const next = await compose(one);
      expect(await banners(next)).toBe(0);
      await next.close();
    }
    await warnAgain();
  });

  it('can be said at Send', async () => {
    const page = await compose(PHONE);
    await page.click('.T-I-atl');
    await until(async () => (await page.inline.texts('.hold')).length === 1, 'the question');
    await ready(page);
    await page.inline.click('.hold > .buttons .button:nth-of-type(3)');
    await wasSent(page);
    await page.close();
    const next = await compose(PHONE);
    await next.click('.T-I-atl');
    await wasSent(next);
    expect(await banners(next)).toBe(0);
    await next.close();
  });
});
