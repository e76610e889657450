/** From the question in a window of its own to an encrypted file in the page's field. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { expectSealed, outcomeIn, start, textIn } from './encrypting.ts';
import { BROWSERS, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-in-window-'));
const CANARY = 'the canary sings at noon';
const REPORT = join(folder, 'report.txt');
writeFileSync(REPORT, CANARY);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(BROWSERS)('encrypting from the question in a window of its own, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    const policy = { locked: { questionPlace: 'window', consentStage: 1 } } as const;
    ({ stage } = await startUnder(name, policy));
    stage.world.pages.set('open.shop.org/take', '<!doctype html><title>Taken</title>');
    stage.world.pages.set(
      'open.shop.org/',
      '<!doctype html><form action="/take" method="post" enctype="multipart/form-data"><input type="file" name="file" id="file"><button id="go">Send</button></form>',
    );
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  const pageAt = async (path: string) => {
    const all = await until(async () => {
      const found = await stage.browser.pagesAt(`${stage.browser.origin}/${path}`);
      return found.length > 0 && found;
    }, path);
    const page = all === false ? undefined : all.at(-1);
    if (!page) throw new Error('no page');
    return page;
  };

  it('the files are given, and replaced by the encrypted one, which then goes', async () => {
    const shop = await stage.open('http://open.shop.org/');
    await shop.choose('#file', [REPORT]);
    await until(async () => (await shop.inline.texts('.mark .words')).join('') !== '', 'the mark');
    await shop.click('#go');
    const question = await pageAt('question.html');
    await question.waitFor(`!!document.querySelector('[data-ready] .ways .best')`, 'the way');
    expect(await textIn(question, '.ways .best')).toContain('Encrypt the files');
    await question.click('.ways .best');
    const page = await pageAt('encrypt.html');
    await page.waitFor(`document.querySelector('form')`, 'what it shows');
    await until(async () => (await textIn(page, '.picked')).includes('report.txt'), 'the file');
    const phrase = await textIn(page, '.passphrase');
    await start(page);
    expect(await outcomeIn(page)).toContain('The encrypted file has replaced yours on open.shop.org');
    expect(stage.world.posted.length).toBe(0);
    const again = await pageAt('question.html');
    await again.waitFor(`!!document.querySelector('[data-ready]')`, 'a press to count');
    await again.click('.hold > .buttons .button:not(.primary)');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'what was sent');
    await stage.open('https://www.plain-site.org/?sentinel');
    expect(stage.world.posted.length).toBe(1);
    const body = stage.world.posted[0]?.body ?? Buffer.alloc(0);
    await expectSealed(body, ['report.txt.age'], phrase, CANARY);
  });
});
