/** A site that a person pauses in the popup: paused in all its tabs and frames, for a limited time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../world/browsers/browser.ts';
import { until } from '../world/browsers/browser.ts';
import { readJournal, valueFor, waitForPolicy } from '../world/browsers/own-pages.ts';
import { gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const SEND = '.T-I-atl';
const PHONE = '5551234567@vtext.com';

const compose = async (stage: Stage) => {
  const page = await stage.open(GMAIL);
  await page.click('#new');
  await writeTo(page, TO, [PHONE]);
  return page;
};
const marked = (page: Page) => markThat(page, (text) => text.startsWith(PHONE), 'the recipient');
const silent = (page: Page) => until(async () => (await page.inline.hosts()) === 0, 'nothing to be shown');
const sent = (page: Page) => page.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');

/** Opens the popup for Gmail's first tab. */
async function popupOver(stage: Stage): Promise<Page> {
  const tab = await valueFor<number>(stage.browser, GMAIL, 'tab');
  const popup = await stage.open(`${stage.browser.origin}/popup.html?tab=${tab}`);
  await popup.waitFor(`document.querySelector('h1')`, 'the popup');
  return popup;
}
const iconSays = ({ browser }: Stage, words: RegExp) =>
  until(async () => {
    const title = await valueFor<string>(browser, GMAIL, 'await api.action.getTitle({ tabId: tab })');
    if (!words.test(title)) throw new Error(`the icon says: ${title}`);
    return true;
  }, 'what the icon says');
const press = async (popup: Page, words: string) => {
  const find = `[...document.querySelectorAll('button, summary')].find((one) => one.textContent === '${words}')`;
  await popup.waitFor(find, words);
  await popup.evaluate(`document.querySelector('#pressed')?.removeAttribute('id')`);
  await popup.evaluate(`${find}.id = 'pressed'`);
  await popup.click('#pressed');
};

describe.each(BROWSERS)('a pause, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('silences every tab of the site, lets the mail go, says so, and is taken back where it was made', async () => {
    const first = await compose(stage);
    await marked(first);
    const second = await compose(stage);
    await marked(second);
    const popup = await popupOver(stage);
    await press(popup, 'Pause on this site');
    await press(popup, 'Pause for an hour');
    await popup.waitFor(
      `/^ ?Paused on mail.google.com until /.test(document.querySelector('.paused h1')?.textContent)`,
      'that it is paused',
    );
    expect(await popup.evaluate(`document.activeElement.textContent`)).toBe('Check this site again');
    await silent(first);
    await silent(second);
    await iconSays(stage, /Paused on mail\.google\.com until/);
    await first.click(SEND);
    await sent(first);
    expect(await first.inline.texts('.hold')).toEqual([]);

    const third = await compose(stage);
    await third.click(SEND);
    await sent(third);
    expect(await third.inline.hosts(), 'a tab that was opened since').toBe(0);
    await third.close();

    await popup.click('.paused button');
    await popup.waitFor(`!document.querySelector('.paused')`, 'the pause to end');
    await marked(second);
    await iconSays(stage, /^Sealcheck(?!.*Paused)/);
    await second.click(SEND);
    await question(second);
    await second.press('Escape');
    await gone(second);
    for (const page of [popup, first, second]) await page.close();

    const journal = await readJournal(stage.browser);
    const at = (words: RegExp) => journal.findIndex((line) => words.test(line));
    expect(at(/mail\.google\.com: paused until/)).toBeGreaterThan(at(/mail\.google\.com: checked again/));
    expect(at(/mail\.google\.com: checked again/)).toBeGreaterThanOrEqual(0);
  });

  it('ends by itself, in the window that is open', async () => {
    const page = await compose(stage);
    await marked(page);
    const now = 'Date.now()';
    const pause = `{ site: 'mail.google.com', at: ${now}, until: ${now} + 4000 }`;
    await valueFor(stage.browser, GMAIL, `(await api.storage.local.set({ pauses: [${pause}] }), true)`);
    await silent(page);
    await marked(page);
    await page.click(SEND);
    await question(page);
    await page.press('Escape');
    await gone(page);
    await page.close();
  });

  it('is listed on the page of what is silenced, and taken back there', async () => {
    const page = await stage.open(GMAIL);
    const popup = await popupOver(stage);
    await press(popup, 'Pause on this site');
    await press(popup, 'Pause until tomorrow');
    await popup.waitFor(`document.querySelector('.paused')`, 'the pause');
    await popup.close();
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    await options.waitFor(`document.querySelector('.snoozes button')`, 'what is silenced');
    expect(await options.evaluate(`document.querySelector('.snoozes').textContent`)).toMatch(
      /Paused on mail\.google\.com until/,
    );
    await options.evaluate(`document.querySelector('.snoozes button').click()`);
    await options.waitFor(`!document.querySelector('.snoozes')`, 'it to be taken back');
    await options.close();
    await page.close();
  });
});

describe.each(BROWSERS)('a pause under policy, in %s', (name) => {
  it('no site can be paused where the organisation says so', async () => {
    const { stage } = await startUnder(name, { locked: { consentStage: 1, pauseHours: 0 } });
    await waitForPolicy(stage.browser);
    const page = await stage.open(GMAIL);
    const popup = await popupOver(stage);
    await popup.waitFor(
      `/organisation doesn’t allow pausing/.test(document.querySelector('footer').textContent)`,
      'why it cannot be paused',
    );
    expect(await popup.evaluate(`document.querySelector('.pause')`)).toBeNull();
    await popup.close();
    await page.close();
    await stage.close();
  });
});
