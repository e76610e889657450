/** A mail in a frame or in a private window: the popup's buttons for it, and the card's where nothing may be looked up. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { MAIL } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'mail.unseen-mail.net';
const URL_OF_MAIL = `https://${HOST}/`;
const BOB = 'bob@bulk-3001.org';

/** Opens the popup about the tab with the mail. */
async function popupOf(stage: Stage): Promise<Page> {
  const tab = await valueFor<number>(stage.browser, URL_OF_MAIL, 'tab');
  const opened = await stage.open(`${stage.browser.origin}/popup.html?tab=${tab}`);
  await opened.waitFor(`document.querySelector('.named button')`, 'the button');
  return opened;
}

/** What the mail is in, and an expression for its document. */
const PLACES: readonly (readonly [what: string, isPrivate: boolean, html: string, inner: string])[] = [
  [
    'in a frame',
    false,
    '<p style="height:900px">Head</p><iframe src="/inner" width=800 height=560></iframe>',
    `document.querySelector('iframe').contentDocument`,
  ],
  ['in a private window', true, MAIL, 'document'],
];

describe.each(BROWSERS)('the popup of a mail elsewhere, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, true, { privateWindows: true });
  });
  afterAll(() => stage.close());

  it.each(PLACES)('%s: shows it, with the focus on the strip', async (_, isPrivate, html, inner) => {
    const { page, popup } = await opened(isPrivate, html, inner);
    await popup.evaluate(`void document.querySelector('.named button').click()`);
    await page.waitFor(`${inner}.activeElement.matches('div:empty')`, 'the focus');
    // The strip has the focus before its tab is in front, where it counts.
    await until(
      async () => (await page.inline.texts('.mark:focus .outcome')).length === 1,
      'the focus on the strip',
    );
    await page.waitFor(
      `((own, { top, bottom }) => {
        const edge = own.defaultView.frameElement?.getBoundingClientRect().top ?? 0;
        return edge + top >= 0 && edge + bottom <= innerHeight;
      })(${inner}, ${inner}.activeElement.getBoundingClientRect())`,
      'the strip in sight',
    );
    await page.close();
  });
  const opened = async (isPrivate: boolean, html: string, inner: string) => {
    const page = await (isPrivate ? stage.browser.newPrivatePage() : stage.browser.newPage());
    const { pages } = stage.world;
    pages.set(`${HOST}/inner`, `<!doctype html><meta charset=utf-8><title>Mail</title>${MAIL}`);
    pages.set(`${HOST}/`, `<!doctype html><meta charset=utf-8><title>Compose</title><body>${html}`);
    await until(() => page.goto(URL_OF_MAIL).then(() => true), 'the page');
    await page.waitFor(`${inner}?.querySelector('[name=to]')`, 'the mail');
    await page.evaluate(`void ${inner}.querySelector('[name=to]').focus()`);
    for (const key of BOB) await page.press(key);
    await page.press('Tab');
    await until(async () => (await page.inline.texts('.mark .outcome')).length > 0, 'the strip');
    return { page, popup: await popupOf(stage) };
  };

  it('in a private window: leads to the choice that turns look-ups on there', async () => {
    const { page, popup } = await opened(true, MAIL, 'document');
    await popup.waitFor(
      `document.querySelector('.ask button')?.textContent === 'Turn on look-ups'`,
      'the button',
    );
    await popup.evaluate(`void document.querySelector('.ask button').click()`);
    await popup.waitFor(
      `chrome.extension.getViews().some(({ location }) => location.pathname === '/options.html')`,
      'the page of the choice',
    );
    await popup.close();
    await page.close();
  });
});

describe.each(BROWSERS)('a mail in a frame where nothing may be looked up, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());

  it('by keyboard: its card leads to the choice, and once it is made, the mail is checked', async () => {
    const { browser, world } = stage;
    const [, , html, inner] = PLACES[0] ?? ['', false, '', ''];
    const page = await browser.newPage();
    world.pages.set(`${HOST}/inner`, `<!doctype html><meta charset=utf-8><title>Mail</title>${MAIL}`);
    world.pages.set(`${HOST}/`, `<!doctype html><meta charset=utf-8><title>Compose</title><body>${html}`);
    await page.goto(URL_OF_MAIL);
    await page.waitFor(`${inner}?.querySelector('[name=to]')`, 'the mail');
    await page.evaluate(`void ${inner}.querySelector('[name=to]').focus()`);
    for (const key of BOB) await page.press(key);
    await page.press('Tab');
    const outcome = () => page.inline.texts('.mark .outcome').then((texts) => texts.join());
    await until(async () => (await outcome()).includes('look-ups are off'), 'what is off');
    for (const one of await browser.pagesAt(`${browser.origin}/welcome.html`)) await one.close();
    const tabTo = (css: string) =>
      until(async () => {
        if ((await page.inline.texts(`${css}:focus`)).length > 0) return true;
        await page.press('Tab');
        return false;
      }, `the focus on ${css}`);
    await page.evaluate(`void ${inner}.querySelector('[name=to]').focus()`);
    await tabTo('.mark');
    await page.press('Enter');
    await until(
      async () => (await page.inline.texts('.ask button')).join() === 'Turn on look-ups',
      'the way',
    );
    await tabTo('.ask button');
    await page.press('Enter');
    const welcome = await until(
      async () => (await browser.pagesAt(`${browser.origin}/welcome.html`))[0],
      'the choice',
    );
    if (!welcome) return;
    await welcome.waitFor(`document.querySelector('#stage-1')`, 'its buttons');
    await welcome.click('#stage-1');
    if (name === 'firefox') await browser.allow();
    await until(async () => /guaranteed/.test(await outcome()), 'what was looked up');
  });
});
