/** The newest report is the one shown: forms whose address changes faster than the worker answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const URL_OF = 'https://www.shop.org/';
const FORM = `<!doctype html><meta charset=utf-8><title>Shop</title><form method=post action="https://www.shop.org/take">
  <input name=note id=a><input name=iban id=b><button id=go>Send</button></form>`;

describe.each(BROWSERS)('a form that changes its address, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name, false);
    stage.world.pages.set('www.shop.org/', FORM);
    page = await stage.open(URL_OF);
  });
  afterAll(() => stage.close());

  const badge = () =>
    valueFor<string>(
      stage.browser,
      URL_OF,
      `await (api.action ?? api.browserAction).getBadgeText({ tabId: tab })`,
    );
  const told = async () => {
    const tab = await valueFor<number>(stage.browser, URL_OF, 'tab');
    const popup = await stage.open(`${stage.browser.origin}/popup.html?tab=${tab}`);
    await popup.waitFor(`document.querySelector('h1')`, 'the popup');
    const words = await popup.evaluate<string>(`document.querySelector('.assessments')?.textContent ?? ''`);
    await popup.close();
    return words;
  };
  /** Points the form at these hosts in turn, and touches it each time. */
  const goesTo = (...hosts: readonly string[]) =>
    page.evaluate(
      `void ${JSON.stringify(hosts)}.forEach((to, at) => { document.forms[0].action = to + '/take'; document.getElementById(at % 2 ? 'a' : 'b').focus() })`,
    );

  it('badge and popup end on the last, whichever it is', async () => {
    const open = (count: number) => `http://open-${count}.collect.org`;
    await goesTo(open(1), open(2), 'https://www.shop.org', open(3), open(4), open(5));
    await until(
      async () => (await page.inline.texts('.mark .words')).join().includes('open-5.collect.org'),
      'the last',
    );
    const text = await until(async () => {
      const words = await told();
      return words.includes('open-5.collect.org') && words;
    }, 'the popup');
    expect(text).not.toMatch(/open-[1-4]/);
    const last = await badge();
    await goesTo(open(6), open(7), 'https://www.shop.org', open(8));
    await until(async () => (await told()).includes('open-8.collect.org'), 'the popup again');
    expect(await badge()).toBe(last);
    expect((await page.inline.texts('.mark .words')).join()).toContain('open-8.collect.org');
  });
});
