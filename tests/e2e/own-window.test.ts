/** If policy wants it, the question opens in a window of the extension, which no page can reach, cover or read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { question } from '../world/browsers/question.ts';
import { startWorld } from '../world/world.ts';
import { BROWSERS, launch, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';

const HOSTS = ['mail.unseen-mail.net', 'mail.other-mail.net'] as const;
const FORM = `<form action="/sent" method="post"><p>To: <input name=to size=60></p><p>Cc: <input name=cc></p>
  <p>Subject: <input name=subject></p><p><textarea name=message rows=10 cols=60></textarea></p>
  <button id=go name=send value=1>Send</button></form>`;
/** A page that attacks every element that is added to it. */
const HOSTILE = `<script>new MutationObserver(() => { for (const one of document.querySelectorAll('div')) one.remove() })
  .observe(document, { childList: true, subtree: true })</script>`;
const STAY = '.hold > .buttons .primary';
const GO = '.hold > .buttons .button:not(.primary)';

describe.each(BROWSERS)('the question in a window of its own, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    const policy = {
      locked: { questionPlace: 'window', consentStage: 1, formActions: { exposed: 'block' } },
      recommended: { privateWindows: true },
    } as const;
    ({ stage } = await startUnder(name, policy));
    for (const host of HOSTS) stage.world.pages.set(`${host}/sent`, '<!doctype html><p id=sent>Thank you');
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  const sent = () => stage.world.posted.filter(({ url }) => url.endsWith('/sent')).length;
  const wasSent = () => until(() => Promise.resolve(sent() > 0), 'what was sent');
  const windows = () => stage.browser.pagesAt(`${stage.browser.origin}/question.html`);
  const gone = () => until(async () => (await windows()).length === 0, 'the window to go');
  /** Waits until there are this many question windows and each asks; returns them. */
  const asking = async (count = 1) => {
    const all = await until(async () => {
      const found = await windows();
      return found.length === count && found;
    }, 'the windows');
    const own = all === false ? [] : all;
    for (const one of own) await one.waitFor(`!!document.querySelector('dialog[open] .primary')`);
    return own;
  };
  const one = async () => {
    const [first] = await asking();
    if (!first) throw new Error('no window');
    return first;
  };
  const choose = async (own: Page, css: string) => {
    await own.waitFor(`!!document.querySelector('[data-ready]')`, 'a press to count');
    await own.click(css);
  };
  const words = (page: Page) => page.evaluate<string>(`document.querySelector('dialog').innerText`);
  /** Presses a key that closes the window, so the driver may get no acknowledgement. */
  const pressLast = (own: Page, key: string) => own.press(key).catch(() => undefined);
  const compose = async (host: string = HOSTS[0], more = '', opened?: Page) => {
    const html = `<!doctype html><meta charset=utf-8><title>Compose</title><body>${FORM}${more}`;
    stage.world.pages.set(`${host}/`, html);
    stage.world.posted.length = 0;
    const page = opened ?? (await stage.browser.newPage());
    await page.goto(`https://${host}/`);
    await page.type('[name=to]', '5551234567@vtext.com');
    await page.type('[name=subject]', 'x');
    await page.click('#go');
    return page;
  };

  it('is not in the page; what is answered there is what becomes of it', async () => {
    const page = await compose();
    const own = await one();
    expect(await words(own)).toContain('5551234567@vtext.com');
    expect(await words(own)).toContain(`From the page ${HOSTS[0]}`);
    expect((await page.inline.texts('.hold')).join()).toContain('in a window of its own');
    expect((await page.inline.texts('.hold')).join()).not.toContain('5551234567');
    expect(sent()).toBe(0);
    await choose(own, GO);
    await gone();
    await wasSent();
    expect(sent()).toBe(1);
    await page.close();
  });

  it('goes by keys: the safer answer has the focus, Tab leads to the other, Escape is the safer one', async () => {
    const page = await compose();
    const own = await one();
    expect(await own.evaluate(`document.activeElement.matches('.primary')`)).toBe(true);
    await pressLast(own, 'Escape');
    await gone();
    expect(await page.evaluate(`document.activeElement.id`)).toBe('go');
    expect(sent()).toBe(0);
    await page.click('#go');
    const again = await one();
    await again.waitFor(`!!document.querySelector('[data-ready]')`, 'a press to count');
    await again.press('Tab');
    await pressLast(again, 'Enter');
    await gone();
    await wasSent();
    await page.close();
  });

  it('counts no press in the first moment, and none of a key that was meant for the page', async () => {
    const page = await compose();
    const own = await one();
    // The window seems to have moved, as if it had just opened or a window of the page had just uncovered it.
    await own.evaluate(`void Object.defineProperty(window, 'screenX', { configurable: true, value: -7 })`);
    await own.click(GO);
    await own.press('Control+Enter');
    expect(await own.evaluate(`!!document.querySelector('dialog[open]')`)).toBe(true);
    await choose(own, STAY);
    await gone();
    expect(sent()).toBe(0);
    await page.close();
  });

  it('sends nothing where its window is closed, and can be asked again', async () => {
    const page = await compose();
    const own = await one();
    expect(await words(own)).toContain('If you close this window, nothing is sent');
    await own.close();
    await until(async () => (await page.inline.texts('.hold')).length === 0, 'the notice to go');
    expect(sent()).toBe(0);
    await page.click('#go');
    await choose(await one(), GO);
    await wasSent();
    expect(sent()).toBe(1);
    await page.close();
  });

  it('goes with the page that it is about, and leaves nothing held', async () => {
    const page = await compose();
    await one();
    await page.goto(`https://${HOSTS[1]}/sent`);
    await gone();
    const again = await compose(HOSTS[0], '', page);
    await choose(await one(), STAY);
    await gone();
    await again.close();
    expect(sent()).toBe(0);
  });

  it('needs no worker that lives on', async () => {
    const page = await compose();
    const own = await one();
    await stage.browser.stopWorker();
    await choose(own, GO);
    await gone();
    await wasSent();
    expect(sent()).toBe(1);
    await page.close();
  });

  it('two questions of two tabs are each about their own', async () => {
    const first = await compose(HOSTS[0]);
    await one();
    const second = await compose(HOSTS[1]);
    const both = await asking(2);
    const texts: string[] = [];
    for (const own of both) texts.push(await words(own));
    const at = texts.findIndex((text) => text.includes(HOSTS[0]));
    expect(texts[1 - at]).toContain(HOSTS[1]);
    await choose(both[at] as Page, GO);
    await wasSent();
    expect(stage.world.posted.map(({ url }) => url)).toEqual([`https://${HOSTS[0]}/sent`]);
    await choose(await one(), STAY);
    await gone();
    expect(sent()).toBe(1);
    await first.close();
    await second.close();
  });

  it('stands whatever the page does, which hides from the person at most where they are asked', async () => {
    const page = await compose(HOSTS[0], HOSTILE);
    const own = await one();
    expect(sent()).toBe(0);
    await choose(own, STAY);
    await gone();
    expect(sent()).toBe(0);
    await page.close();
  });
});

/** To be allowed in private windows, a test's extension is restarted in Chromium; the policy stays. */
describe.each(BROWSERS)('the question from a private window, in %s', (name) => {
  it('stands in a private window of its own where the browser lets it, else over the page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sealcheck-policy-'));
    writePolicy(folder, { locked: { questionPlace: 'window', consentStage: 1, privateWindows: true } });
    const world = await startWorld();
    world.pages.set(`${HOSTS[0]}/`, `<!doctype html><title>Compose</title><body>${FORM}`);
    const more = { privateWindows: true, policies: folder };
    const browser = await launch(name, world, more);
    try {
      await waitForPolicy(browser);
      const page = await browser.newPrivatePage();
      await page.goto(`https://${HOSTS[0]}/`);
      await page.type('[name=to]', '5551234567@vtext.com');
      await page.type('[name=subject]', 'x');
      await page.click('#go');
      // The worker may need a moment to say that there can be no window.
      const isThere = name === 'firefox';
      const isRight = async () => (await question(page)).includes('window of its own') === isThere;
      await until(isRight, isThere ? 'the window' : 'the question over the page');
      if (isThere) {
        const own = await until(
          async () => (await browser.pagesAt(`${browser.origin}/question.html`))[0],
          'the window',
        );
        const isPrivate = `(globalThis.browser ?? chrome).windows.getCurrent().then(({ incognito }) => incognito)`;
        expect(await own?.evaluate(isPrivate)).toBe(true);
      }
    } finally {
      await browser.close();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
