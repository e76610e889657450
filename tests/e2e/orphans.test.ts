/** The extension is restarted or removed while pages are open: nothing is lost, and a new copy takes over. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const SHOP = 'http://open.shop.org/';
const FORM = `<form action="/take" method="post"><input type="password" name="p"><p><button id="go">Log in</button></p></form>`;
const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';

const MAIL = 'https://mail.shop.org/';
/** A webmail without scripts, as many hosts still have. */
const COMPOSE = `<form action="/take" method="post"><label>To <input name="to"></label><textarea name="body"></textarea><button id="go">Send</button></form>`;

const marks = (page: Page) => page.inline.texts('.mark .words');
const shown = (page: Page) => until(async () => (await marks(page)).length > 0, 'the mark');

describe.each(BROWSERS)('an extension started anew, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
    stage.world.pages.set('open.shop.org/', `<!doctype html><title>Shop</title>${FORM}`);
    stage.world.pages.set('open.shop.org/take', '<!doctype html><p id=taken>Thank you');
    stage.world.pages.set('mail.shop.org/', `<!doctype html><title>Mail</title>${COMPOSE}`);
    stage.world.pages.set('mail.shop.org/take', '<!doctype html><p id=taken>Thank you');
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  const typed = async () => {
    const page = await stage.open(SHOP);
    await page.type('[name=p]', 'secret');
    await shown(page);
    return page;
  };

  const inPage = (url: string, expression: string) =>
    until(
      () =>
        valueFor<boolean>(
          stage.browser,
          url,
          `(await api.scripting.executeScript({ target: { tabId: tab }, func: () => ${expression} }))[0].result`,
        ),
      `the new copy in ${url}`,
    );
  const isGuardedAnew = (url: string) => inPage(url, `'sealcheck' in globalThis`);
  const isReadAnew = (url: string) => inPage(url, `Symbol.for('sealcheck.view') in globalThis`);
  /** Answers the open question, and waits until it is sent, or asked about again, which must not be. */
  const isAskedOnce = async (page: Page) => {
    await ready(page);
    await page.evaluate(`void (window.asked = document.activeElement)`);
    const isAnswered = () => page.evaluate<boolean>(`!window.asked?.isConnected`).catch(() => true);
    await until(async () => {
      if (await isAnswered()) return true;
      await page.inline.click('.hold > .buttons .button:not(.primary)').catch(() => undefined);
      return isAnswered();
    }, 'the answer to count');
    const outcome = await until(async () => {
      if (stage.world.posted.length > 0) return 'sent';
      return (await page.inline.texts('.hold')).length > 0 && 'asked again';
    }, 'the submission or another question');
    expect(outcome).toBe('sent');
    await page.waitFor(`document.getElementById('taken')`, 'the next page');
    expect(stage.world.posted).toHaveLength(1);
  };

  it('opens its own pages again', async () => {
    await stage.browser.reloadExtension();
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.waitFor(`document.querySelector('#stage-1')`);
    await page.close();
  });

  it('loses no submission of a form that was open before: it goes out once', async () => {
    const page = await typed();
    await stage.browser.reloadExtension();
    await page.click('#go');
    // If the new copy has already taken over, it asks.
    const isAsked = await until(async () => {
      if (stage.world.posted.length > 0) return 'no';
      return (await page.inline.texts('.hold h2')).length > 0 && 'yes';
    }, 'the submission or a question');
    if (isAsked === 'yes') await answer(page, 'send');
    await page.waitFor(`document.getElementById('taken')`, 'the next page');
    expect(stage.world.posted.map(({ body }) => body.toString())).toEqual(['p=secret']);
    await page.close();
  });

  it('takes the old mark away, and judges the next touch anew', async () => {
    const page = await typed();
    await stage.browser.reloadExtension();
    await until(async () => (await page.inline.hosts()) === 0, 'the old mark to go');
    await page.type('[name=p]', '2');
    await shown(page);
    expect(await marks(page)).toHaveLength(1);
    await page.click('#go');
    await question(page);
    await answer(page, 'send');
    await page.waitFor(`document.getElementById('taken')`, 'the next page');
    expect(stage.world.posted.map(({ body }) => body.toString())).toEqual(['p=secret2']);
    await page.close();
  });

  it('lets an open question be answered, or takes it away where nobody hears the answer, and asks anew', async () => {
    const page = await typed();
    await page.click('#go');
    await question(page);
    await stage.browser.reloadExtension();
    // Firefox stops the old copy's scripts.
    if (name === 'firefox') {
      await gone(page);
      await page.type('[name=p]', '2');
      await shown(page);
      await page.click('#go');
      await question(page);
    } else await isGuardedAnew(SHOP);
    expect(stage.world.posted).toEqual([]);
    await isAskedOnce(page);
    await page.close();
  });

  it('does not ask again about a mail whose question was answered, where the app sends it by its form', async () => {
    const page = await stage.open(MAIL);
    await page.type('[name=to]', '5551234567@vtext.com');
    await page.type('textarea', 'Hello');
    await markThat(page, (words) => words.startsWith('5551234567@'), 'the mark');
    await page.click('#go');
    await question(page);
    await stage.browser.reloadExtension();
    if (name === 'firefox') {
      await gone(page);
      await page.type('textarea', ' again');
      await markThat(page, (words) => words.startsWith('5551234567@'), 'the new mark');
      await page.click('#go');
      await question(page);
    } else await isReadAnew(MAIL);
    expect(stage.world.posted).toEqual([]);
    await isAskedOnce(page);
    await page.close();
  });

  it('names the recipients that a compose window has now, in one mark', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['bob@plain-mail.org']);
    await markThat(page, (words) => words.startsWith('bob@'), 'the mark');
    await stage.browser.reloadExtension();
    await writeTo(page, TO, ['5551234567@vtext.com']);
    await markThat(
      page,
      (words) => words.startsWith('5551234567@') && !words.includes(' / '),
      'one new mark',
    );
    await page.close();
  });

  it('takes over in frames that inherit their origin, with one guard', async () => {
    stage.world.pages.set('open.shop.org/outer', `<!doctype html><iframe srcdoc='${FORM}'></iframe>`);
    const page = await stage.open(`${SHOP}outer`);
    await page.waitFor(`document.querySelector('iframe').contentDocument?.querySelector('#go')`);
    const touch = async () => {
      await page.click('iframe');
      await page.press('Tab');
      await page.press('a');
      await shown(page);
      expect(await marks(page)).toHaveLength(1);
    };
    await touch();
    for (const time of [1, 2]) {
      await stage.browser.reloadExtension();
      await until(async () => (await page.inline.hosts()) === 0, `the old mark to go, time ${time}`);
      await touch();
    }
    await page.close();
  });
});

describe.each(BROWSERS)('an extension that is removed, in %s', (name) => {
  it('leaves forms that work, and nothing of its own to be seen after the next act', async () => {
    const stage = await startStage(name, false);
    stage.world.pages.set('open.shop.org/', `<!doctype html><title>Shop</title>${FORM}`);
    stage.world.pages.set('open.shop.org/take', '<!doctype html><p id=taken>Thank you');
    const page = await stage.open(SHOP);
    await page.type('[name=p]', 'secret');
    await shown(page);
    await stage.browser.removeExtension();
    await page.click('[name=p]');
    await until(
      async () => (await page.evaluate(`document.forms[0].children.length`)) === 2,
      'the mark to go',
    );
    await page.click('#go');
    await page.waitFor(`document.getElementById('taken')`, 'the next page');
    expect(stage.world.posted).toHaveLength(1);
    await stage.close();
  });
});
