/** Encrypting where something gets in the way: it is said clearly, nothing is lost, and nothing is left on the disk. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { Chromium } from '../world/browsers/chromium.ts';
import { ChromiumPage } from '../world/browsers/chromium-page.ts';
import { encryptFrom, outcomeIn, start, textIn } from './encrypting.ts';
import { BROWSERS, only, startStage, type Stage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-errors-'));
const REPORT = join(folder, 'report.txt');
const LARGE = join(folder, 'large.bin');
writeFileSync(REPORT, 'the canary sings at noon');
writeFileSync(LARGE, '');
truncateSync(LARGE, 40_000_000);
/** Takes so long on its way from a page that it can be cancelled, and not much longer. */
const MIDDLE = join(folder, 'middle.bin');
writeFileSync(MIDDLE, '');
truncateSync(MIDDLE, 12_000_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FORM =
  '<!doctype html><form action="/take" method="post" enctype="multipart/form-data"><p><input type="file" name="file" id="file"></p><button id="go">Send</button></form>';
const press = (page: Page) =>
  page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
const choose = async (stage: Stage, path: string, html = FORM) => {
  stage.world.pages.set('open.shop.org/', html);
  const shop = await stage.open('http://open.shop.org/');
  await shop.choose('#file', [path]);
  await until(async () => (await shop.inline.texts('.mark .words')).join('') !== '', 'the mark');
  return shop;
};
/** Opens the page that encrypts, and waits until it has the files. */
const encrypt = async (stage: Stage, shop: Page) => {
  const page = await encryptFrom(stage, shop);
  await until(async () => (await textIn(page, '.given')) !== '', 'the files');
  return page;
};
const onDisk = (page: Page) =>
  page.evaluate<number>(
    `navigator.storage.getDirectory().then((root) => Array.fromAsync(root.keys())).then(({ length }) => length)`,
  );

describe.each(BROWSERS)('what gets in the way, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('the tab is closed while the result is put back: that is said, and the result can be saved', async () => {
    const shop = await choose(stage, LARGE);
    const page = await encrypt(stage, shop);
    await press(page);
    await until(
      async () => (await textIn(page, '[role=status]')).includes('Replacing the files'),
      'the way back',
    );
    await shop.close();
    await page.waitFor(`document.querySelector('#sealed')`, 'the end');
    expect(await outcomeIn(page)).toContain('has changed, or the page is gone');
    expect(await page.evaluate(`document.querySelector('a[download]').download`)).toBe('large.bin.age');
    expect(await textIn(page, '.passphrase')).not.toBe('');
    await page.close();
  });

  it('two pages encrypt the same choice: the first result stays, the second is said not to be there', async () => {
    const shop = await choose(stage, REPORT);
    const first = await encrypt(stage, shop);
    const second = await encrypt(stage, shop);
    await start(first);
    expect(await outcomeIn(first)).toContain('The encrypted file has replaced yours');
    const held = `((file) => file.text().then((text) => [file.name, text].join()))(document.querySelector('#file').files[0])`;
    const before = await shop.evaluate<string>(held);
    expect(before).toMatch(/^report\.txt\.age,age-encryption/);
    await start(second);
    expect(await outcomeIn(second)).toContain('has changed, or the page is gone');
    expect(await shop.evaluate(held)).toBe(before);
    expect(await textIn(first, '.passphrase')).not.toBe(await textIn(second, '.passphrase'));
    for (const page of [first, second, shop]) await page.close();
  });

  it('cancelled in the second of two fields: both keep their files, and it can be done again', async () => {
    const more = '<input type="file" name="more" id="more"></p>';
    const shop = await choose(stage, REPORT, FORM.replace('</p>', more));
    await shop.choose('#more', [MIDDLE]);
    const page = await encrypt(stage, shop);
    await press(page);
    await page.waitFor(`document.querySelector('progress')?.value > 1_000_000`, 'the second field');
    await page.evaluate(
      `void [...document.querySelectorAll('button')].find((one) => one.innerText === 'Cancel').click()`,
    );
    await page.waitFor(`!document.querySelector('progress')`, 'the start again');
    const held = `[...document.querySelectorAll('[type=file]')].map((one) => [...one.files].map(({ name }) => name)).join()`;
    expect(await shop.evaluate(held)).toBe('report.txt,middle.bin');
    await start(page);
    expect(await outcomeIn(page)).toContain('has replaced yours');
    expect(await shop.evaluate(held)).toBe('report.txt.age,middle.bin.age');
    for (const one of [page, shop]) await one.close();
  });

  it('the file shrinks while it is encrypted: nothing is made, and it can be chosen again', async () => {
    const path = join(folder, `${name}-shrinking.bin`);
    writeFileSync(path, '');
    truncateSync(path, 400_000_000);
    const page = await stage.open(`${stage.browser.origin}/encrypt.html`);
    await page.waitFor(`document.querySelector('#files')`, 'the page');
    await page.choose('#files', [path]);
    await until(async () => (await textIn(page, '.picked')).includes('shrinking'), 'the file');
    await press(page);
    await page.waitFor(`document.querySelector('progress')`, 'the progress');
    truncateSync(path, 1000);
    await until(async () => (await textIn(page, '.problem')).includes('was changed, moved'), 'the failure');
    await until(async () => (await onDisk(page)) === 0, 'nothing on the disk');
    await page.choose('#files', [REPORT]);
    await start(page);
    expect(await page.evaluate(`document.querySelector('a[download]').download`)).toBe('report.txt.age');
    await page.close();
  });
});

describe.each(only('chromium'))('a full disk, in %s', (name) => {
  it('is named, nothing is left on it, and what fits is encrypted as before', async () => {
    const stage = await startStage(name);
    const { browser } = stage;
    try {
      const page = await stage.open(`${browser.origin}/encrypt.html`);
      if (!(browser instanceof Chromium && page instanceof ChromiumPage)) throw new Error('only Chromium');
      await page.waitFor(`document.querySelector('#files')`, 'the page');
      const cdp = await browser.context.newCDPSession(page.raw);
      await cdp.send('Storage.overrideQuotaForOrigin', { origin: browser.origin, quotaSize: 1_000_000 });
      await page.choose('#files', [LARGE]);
      await until(async () => (await textIn(page, '.picked')).includes('large.bin'), 'the file');
      await press(page);
      await until(
        async () => (await textIn(page, '.problem')).includes('too little memory or disk space'),
        'the failure',
      );
      expect(await onDisk(page)).toBe(0);
      expect(await textIn(page, '.picked'), 'the choice is still there').toContain('large.bin');
      await page.click('.drop .button');
      await page.choose('#files', [REPORT]);
      await start(page);
      expect(await page.evaluate(`document.querySelector('a[download]').download`)).toBe('report.txt.age');
    } finally {
      await stage.close();
    }
  });
});
