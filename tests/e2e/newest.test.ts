/** Older never overwrites newer: a slow answer to an earlier draft, in popup and badge. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueFor } from '../world/browsers/own-pages.ts';
import { BROWSERS, markThat, startStage, writeTo, type Stage } from './stage.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const ROUNDCUBE = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const PHONE = '5551234567@vtext.com';

describe.each(BROWSERS)('what is newest, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('stays in popup and badge when the answer to an earlier draft comes late', async () => {
    const { world, browser } = stage;
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, [PHONE]);
    // From here on what is known of the text messages needs no network any more.
    await markThat(page, (words) => words.startsWith(PHONE), 'the recipient');
    await page.click('div[name=to] .afX');
    world.rtt = 2_000;
    await writeTo(page, TO, ['bob@plain-mail.org']);
    await world.waitForRequest(
      ({ question = '' }) => question.includes('plain-mail.org'),
      'the slow question',
    );
    await page.click('div[name=to] .afX');
    await writeTo(page, TO, [PHONE]);
    await markThat(page, (words) => words.startsWith(PHONE), 'the recipient again');
    // What is asked later over the same slow way is answered later.
    const sentinel = await stage.open(ROUNDCUBE);
    await writeTo(sentinel, '#compose_to li.input input', ['eve@bulk-0001.org']);
    await markThat(sentinel, (words) => words.startsWith('eve@'), 'the later answer');
    world.rtt = 0;
    const badge = await valueFor<string>(
      browser,
      GMAIL,
      `await (api.action ?? api.browserAction).getBadgeText({ tabId: tab })`,
    );
    const tab = await valueFor<number>(browser, GMAIL, 'tab');
    const popup = await stage.open(`${browser.origin}/popup.html?tab=${tab}`);
    await popup.waitFor(`document.querySelector('.assessments')`, 'the report');
    expect([badge, await popup.evaluate(`document.querySelector('.assessments').textContent`)]).toEqual([
      '!',
      expect.stringContaining(PHONE) as string,
    ]);
  });
});
