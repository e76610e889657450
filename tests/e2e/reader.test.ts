/** The page that opens itself, where nothing of it may run or its end is missing: what the recipient sees then. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerPage } from '../../utils/build/reader.ts';
import { asPage } from '../../utils/encrypt/as-page.ts';
import type { Browser, Page } from '../world/browsers/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { BROWSERS, launch } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-reader-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const SAVE = 'Save this page and open it in a browser';
const BLOCKED = `<meta http-equiv="Content-Security-Policy" content="script-src 'none'" />`;

describe.each(BROWSERS)('the page that opens itself, in %s', (name) => {
  let world: World;
  let browser: Browser;
  let page: Page;
  let text = '';
  beforeAll(async () => {
    world = await startWorld();
    browser = await launch(name, world, { isBare: true, proxyUrl: 'http://127.0.0.1:9' });
    page = await browser.newPage();
    const made = await asPage(await readerPage(), { name: '(1) report.txt.age', blob: new Blob(['x']) });
    text = await made.blob.text();
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  /** Opens a page from disk; returns what a person reads there. */
  const read = async (html: string) => {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    await page.goto(pathToFileURL(file).href);
    await page.waitFor(`document.readyState === 'complete'`, 'all of it');
    if (process.env.SEALCHECK_PICTURES)
      await page.screenshot(join(process.env.SEALCHECK_PICTURES, `${name}-reader-${html.length}.png`));
    return page.evaluate<string>('document.body.innerText');
  };
  const directions = `[...document.querySelectorAll('#still p')].filter((one) => getComputedStyle(one).direction === 'rtl').map((one) => one.lang).join()`;

  it('says what to do where scripts are blocked, in each language’s own direction', async () => {
    const said = await read(text.replace('<meta charset="utf-8" />', `$&${BLOCKED}`));
    expect(said).toContain(SAVE);
    expect(await page.evaluate(directions)).toBe('ar');
    expect(await page.evaluate(`document.querySelector('#form').hidden`)).toBe(true);
  });

  it('says so, too, if it was cut off before it could start', async () => {
    expect(await read(text.slice(0, text.indexOf('id="texts"') + 500))).toContain(SAVE);
  });

  it('does not where it runs; and a name keeps its order in the sentence', async () => {
    const said = await read(text);
    expect(said).not.toContain(SAVE);
    expect(await page.evaluate(`document.querySelector('#what').textContent`)).toContain(
      '“\u2068(1) report.txt\u2069”',
    );
  });
});
