/** Older never overwrites newer: a slow answer to an earlier draft, in popup and badge. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

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
    // From here on, verdicts about the text message need no network.
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
    // A sentinel: a lookup that starts later over the same slow network is also answered later.
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

  it('stays in the badge when only a frame of the living page loads, or loads again', async () => {
    const { world, browser } = stage;
    world.pages.set('mail.unseen-mail.net/part', '<!doctype html><title>Part</title>');
    world.pages.set(
      'mail.unseen-mail.net/new',
      '<!doctype html><meta charset=utf-8><form><p>To: <input name=to size=60></p><p>Subject: <input name=subject></p><textarea name=message rows=9 cols=60></textarea><button>Send</button></form>',
    );
    const url = 'https://mail.unseen-mail.net/new';
    const page = await stage.open(url);
    const badge = () =>
      valueFor<string>(browser, url, `await (api.action ?? api.browserAction).getBadgeText({ tabId: tab })`);
    const report = () => valueFor<boolean>(browser, url, `'tab:' + tab in (await api.storage.session.get())`);
    await page.type('[name=to]', PHONE);
    await page.type('[name=subject]', 'x');
    await until(async () => (await badge()) === '!', 'the badge');
    for (const src of ['/part', '/part?again']) {
      await page.evaluate(
        `new Promise((resolve) => { const frame = document.querySelector('iframe') ?? document.body.appendChild(document.createElement('iframe')); frame.onload = () => resolve(true); frame.src = '${src}' })`,
      );
      expect([src, await badge(), await report()]).toEqual([src, '!', true]);
    }
    await page.evaluate(`void location.reload()`);
    await until(async () => (await badge()) === '', 'the badge to go with its page');
  });
});
