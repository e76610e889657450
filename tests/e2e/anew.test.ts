/** Pages that are rewritten while they are open, and pages that are left and restored as they were. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'open.shop.org';
const URL_OF = `http://${HOST}/`;
const LOGIN =
  '<form action="/take" method=post><input type=password name=p id=p><button id=go>Log in</button></form>';
const html = (content: string) => `<!doctype html><meta charset=utf-8><title>Shop</title>${content}`;
const inScript = (text: string) => JSON.stringify(text).replaceAll('</', '<\\/');
/** Returns a script that rewrites the page with this content when `anew` is called. */
const anew = (content: string) =>
  `<script>function anew() { const page = ${inScript(html(content))}; document.open(); document.write(page); document.close() }</script>`;

/** A file field that is a custom element, with its own file input in its closed shadow tree (HTML, `setFormValue`). */
const FILES = `<script>
  customElements.define('x-file', class extends HTMLElement {
    static formAssociated = true;
    constructor() {
      super();
      const internals = this.attachInternals();
      const root = this.attachShadow({ mode: globalThis.mode });
      root.innerHTML = '<button type=button>Choose a file</button><input type=file hidden>';
      const field = root.querySelector('input');
      root.querySelector('button').onclick = () => field.click();
      field.onchange = () => { internals.setFormValue(field.files[0]); this.dataset.has = field.files.length };
    }
  });
</script>`;

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(BROWSERS)('a page that changes as a whole, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name, false, { keepsPages: true });
    stage.world.pages.set(`${HOST}/take`, html('<p id=taken>Thank you'));
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  const put = async (content: string) => {
    stage.world.pages.set(`${HOST}/`, html(content));
    await until(() => page.goto(URL_OF).then(() => true), 'the page');
  };
  const isAsked = async () => {
    await page.click('#go');
    await question(page);
    expect(stage.world.posted).toEqual([]);
    await answer(page, 'cancel');
    await gone(page);
    await page.click('#go');
    await question(page);
    await answer(page, 'send');
    await page.waitFor(`document.getElementById('taken')`, 'the next page');
    expect(stage.world.posted).toHaveLength(1);
  };
  const marked = () =>
    until(async () => (await page.inline.texts('.mark .words')).join('') !== '', 'the mark');

  it('asks on a page that was written anew before anybody touched it', async () => {
    await put(`${anew(LOGIN)}<button id=write onclick="anew()">Go on</button>`);
    await page.click('#write');
    await page.waitFor(`document.getElementById('p')`, 'the page written anew');
    await page.type('#p', 'geheim');
    await marked();
    await isAsked();
  });

  it('asks on a page that was written anew after something was said of it', async () => {
    await put(`${anew(LOGIN)}${LOGIN}<button id=write onclick="anew()">Go on</button>`);
    await page.type('#p', 'geheim');
    await marked();
    await page.click('#write');
    await page.waitFor(`!document.getElementById('write')`, 'the page written anew');
    await page.type('#p', 'again');
    await marked();
    await isAsked();
  });

  it.each(['open', 'closed'])('asks for a file in a custom element with an %s tree', async (mode) => {
    const field = `<x-file id=file name=file></x-file>`;
    await put(
      `<script>var mode = '${mode}'</script>${FILES}<form action="/take" method=post enctype=multipart/form-data>${field}<button id=go>Send</button></form>`,
    );
    await page.pick('#file', [FILE]);
    await page.waitFor(`document.getElementById('file').dataset.has`, 'the file');
    await marked();
    await isAsked();
    expect(stage.world.posted[0]?.body.toString()).toMatch(/filename="report.txt"[^]*quarterly figures/);
  });

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

  it.each([
    ['of the same host', `http://${HOST}/next`],
    ['of another host', 'https://www.next-shop.org/next'],
  ])('badge and popup know again what they knew when a page %s was seen meanwhile', async (_, next) => {
    stage.world.pages.set(next.replace(/^https?:\/\//, ''), html('<p id=next>Next'));
    await put(
      `<script>addEventListener('pageshow', (e) => { window.was = e.persisted })</script>${LOGIN}<a id=on href="${next}">Next</a>`,
    );
    // Firefox does not keep a page for going back once its driver has clicked in it.
    await page.evaluate(`void document.getElementById('p').focus()`);
    for (const key of 'geheim') await page.press(key);
    await marked();
    await until(async () => (await badge()) === '!', 'the badge');
    expect(await told()).toContain(HOST);
    await page.evaluate(`void setTimeout(() => document.getElementById('on').click(), 20)`);
    await page.waitFor(`document.getElementById('next')`, 'the next page');
    await page.evaluate(`void setTimeout(() => history.back(), 50)`);
    // The page is there before it is told that it was kept.
    await page.waitFor(`document.getElementById('p') && window.was`, 'the page again, kept by the browser');
    await until(async () => (await badge()) === '!', 'the badge again');
    // A lookup that ends meanwhile may make the text more precise.
    await until(async () => (await told()).includes(HOST), 'the popup again');
    await isAsked();
  });
});
