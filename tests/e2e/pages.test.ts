import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';

describe.each(BROWSERS)('the extension’s own pages, in %s', (name) => {
  let stage: Stage;
  let webmail: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    webmail = await stage.open(GMAIL);
    await webmail.click('#new');
    await writeTo(webmail, TO, ['ann@gmail.com', '5551234567@vtext.com']);
    await markThat(webmail, (text) => text.includes('and 1 more'), 'the mark');
  });
  afterAll(() => stage.close());

  /** Returns the id of the tab with this address; `page` is a page of the extension, which may ask. */
  const tabOf = (page: Page, url: string) =>
    page.evaluate<number>(
      `(globalThis.browser ?? chrome).tabs.query({}).then((tabs) => tabs.find((tab) => tab.url?.startsWith('${url}'))?.id)`,
    );

  async function openPopup(): Promise<Page> {
    const page = await stage.open(`${stage.browser.origin}/popup.html`);
    const tab = await tabOf(page, GMAIL);
    await page.goto(`${stage.browser.origin}/popup.html?tab=${tab}`);
    await page.waitFor(`document.querySelector('main')`, 'the popup');
    return page;
  }

  /** Returns what the options page says about the last change. */
  const kept = (page: Page) =>
    page.evaluate<string>(
      `[...document.querySelectorAll('.kept')].map(({ textContent }) => textContent).join('')`,
    );

  it('the popup shows site, adapter, each recipient with reasons and advice, and follows changes', async () => {
    const popup = await openPopup();
    const text = await popup.evaluate<string>(`document.body.innerText`);
    for (const part of ['mail.google.com', 'Gmail', '5551234567@vtext.com', 'ann@gmail.com', 'Signal']) {
      expect(text).toContain(part);
    }
    await writeTo(webmail, TO, ['bob@null-mx.org']);
    await popup.waitFor(`document.body.innerText.includes('bob@null-mx.org')`, 'the popup to follow');
    await popup.close();
  });

  it('the badge carries the worst level, and goes with the page', async () => {
    const popup = await openPopup();
    const tab = await tabOf(popup, GMAIL);
    const badge = () =>
      popup.evaluate<string>(`(globalThis.browser ?? chrome).action.getBadgeText({ tabId: ${tab} })`);
    await until(async () => (await badge()) !== '', 'a badge');
    const other = await stage.open('https://www.plain-site.org/');
    await webmail.goto('https://www.plain-site.org/?left');
    await until(async () => (await badge()) === '', 'the badge to go');
    await popup.goto(`${stage.browser.origin}/popup.html?tab=${tab}`);
    await popup.waitFor(`!document.body.innerText.includes('5551234567')`, 'the report to go');
    await other.close();
    await popup.close();
  });

  it('options: an invalid resolver is refused with a reason, a valid one is used, and data can be forgotten', async () => {
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    await options.click('#resolver-own');
    await options.type('#resolver-url', 'http://plain.example/');
    await options.press('Tab');
    await options.waitFor(`document.querySelector('[role=alert]').textContent !== ''`, 'the reason');
    await options.evaluate(
      `void ['focus', 'select'].forEach((act) => document.querySelector('#resolver-url')[act]())`,
    );
    for (const key of 'https://doh.sealcheck.example/dns-query') await options.press(key);
    expect(await kept(options), 'what was wrong was not stored').toBe('');
    await options.press('Tab');
    await until(async () => (await kept(options)) === 'Saved \u00b7 Undo', 'it to be saved');
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['bob@at-google.org']);
    await stage.world.waitForRequest(
      ({ host }) => host === 'doh.sealcheck.example',
      'the own resolver to be asked',
    );
    // A lookup that ends later would be logged after the list was cleared.
    await markThat(page, (words) => words.startsWith('bob@at-google.org'), 'all answers');
    await page.close();
    await options.evaluate(
      `void [...document.querySelectorAll('#history section button')].forEach((button) => button.click())`,
    );
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    await popup.waitFor(`document.querySelectorAll('.scroll li').length === 0`, 'the ledger to be empty');
    await popup.close();
    await options.close();
  });

  it('welcome: both choices can be pressed in a window of 800 by 600 without scrolling', async () => {
    const page = await stage.browser.newPage();
    await page.setViewport(800, 600);
    await page.goto(`${stage.browser.origin}/welcome.html`);
    await page.waitFor(`document.querySelector('#stage-0')`, 'the choices');
    const ends = `['#stage-1', '#stage-0'].map((css) => document.querySelector(css).getBoundingClientRect().bottom)`;
    for (const end of await page.evaluate<number[]>(ends)) expect(end).toBeLessThan(600);
    await page.close();
  });

  it.runIf(name === 'chromium')('takes no text for markup or for a script’s address', async () => {
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    const tries = [
      `document.createElement('p').innerHTML = '<b>x</b>'`,
      `document.createElement('script').src = '/dns.js'`,
    ];
    for (const one of tries)
      expect(
        await options.evaluate(`(() => { try { ${one}; return 'taken'; } catch (e) { return e.name; } })()`),
      ).toBe('TypeError');
    await options.close();
  });

  it.each(['welcome', 'options', 'popup', 'encrypt', 'practice'])(
    '%s has no fault that axe knows',
    async (page) => {
      const opened = await stage.open(`${stage.browser.origin}/${page}.html`);
      await opened.waitFor(`document.querySelector('h1')`, 'the page');
      await opened.evaluate(`(() => { ${AXE}; return true; })()`);
      const faults = await opened.evaluate<string[]>(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`,
      );
      expect(faults).toEqual([]);
      await opened.close();
    },
  );
});
