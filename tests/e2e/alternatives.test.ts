/**
 * Alternatives that one press carries out in the mail itself: removing recipients, sending only to the others,
 * correcting a domain.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { composeOn, MAIL, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const PICTURES = process.env.SEALCHECK_PICTURES;
const PHONE = '5551234567@vtext.com';
const ANN = 'ann@at-google.org';
const BOB = 'bob@plain-mail.org';

describe.each(BROWSERS)('ways that are done in the mail, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const look = async (what: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot(join(PICTURES, `${name}-${what}.png`));
  };
  /**
   * Returns the index of the button with this title among those that the card, or the question (`part`), shows at
   * first; -1 if there is none.
   */
  const placeOf = async (title: string, part: string) =>
    (await page.inline.texts(`${part}.ways .button`)).findIndex((text) => text.includes(title));
  const offers = (title: string, part = '') => until(async () => (await placeOf(title, part)) >= 0, title);
  // Each button is followed by an element for its outcome, hence the factor 2.
  const press = async (title: string, part = '') =>
    page.inline.click(`${part}.ways > :nth-child(${2 * (await placeOf(title, part)) + 1})`);
  const toField = () => page.evaluate<string>(`document.querySelector('[name=to]').value`);
  const chips = () =>
    page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('div[name=to] [data-hovercard-id]')].map((one) => one.dataset.hovercardId)`,
    );

  it('removes one recipient from a list, and no byte of the others', async () => {
    await composeOn(stage, page, MAIL, `Ann  A. <${ANN}>, ${PHONE};${BOB}`);
    await markThat(page, (words) => words.includes('2 more'), 'the mark');
    await page.inline.click('.mark');
    await offers('Remove this recipient');
    await look('remove');
    await press('Remove this recipient');
    await until(async () => (await toField()) === `Ann  A. <${ANN}>,${BOB}`, 'the field');
    await markThat(page, (words) => !words.includes('vtext') && words.includes('1 more'), 'the others');
    expect(sentOn(stage)).toBe(0);
  });

  it('removes a chip by the app’s own control', async () => {
    await page.goto('https://mail.google.com/mail/u/0/');
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', [ANN, PHONE, BOB]);
    await markThat(page, (words) => words.includes('2 more'), 'the mark');
    await page.inline.click('.mark');
    await offers('Remove this recipient');
    await press('Remove this recipient');
    await until(async () => (await chips()).join() === `${ANN},${BOB}`, 'the chips');
  });

  it('sends to the others only, once', async () => {
    await composeOn(stage, page, MAIL, `${ANN}, ${PHONE}, ${BOB}`);
    await markThat(page, (words) => words.includes('2 more'), 'the mark');
    await page.click('#go');
    await question(page);
    await ready(page);
    await offers('Send to the other 2 only', '.hold ');
    await look('others');
    expect(sentOn(stage)).toBe(0);
    await press('Send to the other 2 only', '.hold ');
    await until(() => page.evaluate(`document.querySelector('#sent') !== null`), 'the page after it');
    await stage.open('https://www.plain-site.org/?sentinel');
    expect(sentOn(stage)).toBe(1);
    const body = new URLSearchParams(stage.world.posted[0]?.body.toString());
    expect(body.get('to')).toBe(`${ANN}, ${BOB}`);
  });

  it('keeps holding where the field cannot be edited, and says so', async () => {
    const stubborn = `${MAIL}<script>
      const to = document.querySelector('[name=to]');
      to.addEventListener('input', ({ isTrusted }) => { if (!isTrusted) to.value = '${ANN}, ${PHONE}'; });
    </script>`;
    await composeOn(stage, page, stubborn, `${ANN}, ${PHONE}`);
    await markThat(page, (words) => words.includes('1 more'), 'the mark');
    await page.click('#go');
    await question(page);
    await ready(page);
    await offers('Send to the other', '.hold ');
    await press('Send to the other', '.hold ');
    await until(
      async () => (await page.inline.texts('.hold [role=status]')).join().includes('Couldn’t do this here'),
      'the words',
    );
    await look('failed');
    expect(sentOn(stage)).toBe(0);
    expect(await toField()).toBe(`${ANN}, ${PHONE}`);
    await answer(page, 'cancel');
    await gone(page);
    expect(sentOn(stage)).toBe(0);
  });

  it('puts a mistyped domain right, in a list and as a chip', async () => {
    await composeOn(stage, page, MAIL, `Ann <ann@gmial.com>, ${BOB}`);
    await markThat(page, (words) => words.includes('gmial.com'), 'the mark');
    await page.inline.click('.mark');
    await offers('Did you mean gmail.com?');
    await look('meant');
    await press('Did you mean gmail.com?');
    await until(async () => (await toField()) === `Ann <ann@gmail.com>, ${BOB}`, 'the field');

    await page.goto('https://mail.google.com/mail/u/0/');
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', [BOB, 'ann@gmial.com']);
    await markThat(page, (words) => words.includes('gmial.com'), 'the mark');
    await page.inline.click('.mark');
    await offers('Did you mean gmail.com?');
    await press('Did you mean gmail.com?');
    await until(async () => (await chips()).join() === `${BOB},ann@gmail.com`, 'the chips');
  });
});
