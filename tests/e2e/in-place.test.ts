/** From an upload that others could read to an encrypted file in the page's own field, which arrives once. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '../../utils/encrypt/seal.ts';
import { open } from '../../utils/encrypt/open.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, question, ready } from '../world/browsers/question.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat, unfold } from '../world/browsers/card.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-in-place-'));
const CANARY = 'the canary sings at noon';
const REPORT = join(folder, 'report.txt');
const LARGE = join(folder, 'large.txt');
writeFileSync(REPORT, CANARY);
writeFileSync(LARGE, CANARY.repeat(100_000));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const PICTURES = process.env.SEALCHECK_PICTURES;

/** What the page's own script hears of its field. */
const HEARS = `<script>
  window.heard = [];
  const field = document.querySelector('#file');
  field.oninput = field.onchange = ({ type }) => heard.push(type + ':' + [...field.files].map(({ name }) => name));
</script>`;
const formOf = (field: string) =>
  `<!doctype html><form action="/take" method="post" enctype="multipart/form-data"><p><input type="file" name="file" id="file" ${field}></p><button id="go">Send</button></form>${HEARS}`;

describe.each(BROWSERS)('encrypting what was chosen in a page, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
    stage.world.pages.set('open.shop.org/take', '<!doctype html><title>Taken</title>');
  });
  afterAll(() => stage.close());

  const textIn = (page: Page, css: string) =>
    page.evaluate<string>(`[...document.querySelectorAll('${css}')].map((one) => one.innerText).join(' / ')`);
  const look = async (page: Page, what: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot(join(PICTURES, `${name}-${what}.png`));
  };
  const choose = async (field: string, files: readonly string[]) => {
    stage.world.pages.set('open.shop.org/', formOf(field));
    const shop = await stage.open('http://open.shop.org/');
    await shop.choose('#file', files);
    await until(async () => (await shop.inline.texts('.mark .words')).join('') !== '', 'the mark');
    return shop;
  };
  /** Presses the safer alternative beside the upload, or in the question, and gives the page that it opens. */
  const encrypt = async (shop: Page, isAsked = false) => {
    const button = isAsked ? '.hold .ways .best' : '.advice button[aria-label*="Encrypt the files"]';
    if (isAsked)
      await until(
        async () => (await shop.inline.texts(button)).join().includes('Encrypt the files'),
        'the way',
      );
    else await unfold(shop, 'do');
    const at = `${stage.browser.origin}/encrypt.html`;
    const before = (await stage.browser.pagesAt(at)).length;
    await shop.inline.click(button);
    await until(async () => (await stage.browser.pagesAt(at)).length > before, 'the page');
    const page = (await stage.browser.pagesAt(at)).at(-1);
    if (!page) throw new Error('no page');
    await page.waitFor(`document.querySelector('form')`, 'what it shows');
    return page;
  };
  const start = async (page: Page) => {
    await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    await page.waitFor(`document.querySelector('#sealed')`, 'the end');
  };
  /** What arrived, once: this file, which the passphrase opens. */
  const expectSealed = async (file: string, phrase: string) => {
    expect(stage.world.posted.length).toBe(1);
    const body = stage.world.posted[0]?.body ?? Buffer.alloc(0);
    expect(body.includes(CANARY)).toBe(false);
    expect(body.includes(`filename="${file}"`)).toBe(true);
    const sealed = body.subarray(body.indexOf('age-encryption.org/v1'), body.lastIndexOf('\r\n--'));
    const opened = await open(new File([Uint8Array.from(sealed)], file), phrase);
    expect(opened).toHaveProperty('name', file.slice(0, -4));
  };
  const heard = (shop: Page) => shop.evaluate<string[]>(`window.heard`);

  it('it takes the place of the plain files, and arrives once', async () => {
    const shop = await choose('multiple', [REPORT, LARGE]);
    const page = await encrypt(shop);
    await until(
      async () => (await textIn(page, '.given')).includes('You chose this on open.shop.org.'),
      'the files',
    );
    expect(await textIn(page, '.chosen')).toContain('report.txt');
    await look(page, 'given');
    const phrase = await textIn(page, '.passphrase');
    await start(page);
    expect(await textIn(page, '[aria-labelledby=sealed] > [role=status]')).toContain(
      'The encrypted file has replaced yours on open.shop.org',
    );
    await look(page, 'put');
    expect(await heard(shop)).toEqual([
      'input:report.txt,large.txt',
      'change:report.txt,large.txt',
      'input:files.zip.age',
      'change:files.zip.age',
    ]);
    // The page's own script reads it, too.
    const first = `document.querySelector('#file').files[0]`;
    expect(await shop.evaluate(`${first}.slice(0, 21).text()`)).toBe('age-encryption.org/v1');

    // Nobody is asked again about what is ciphertext.
    await markThat(shop, (words) => words.includes('only those you share it with'), 'the level');
    stage.world.posted.length = 0;
    await shop.click('#go');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'what was sent');
    await stage.open('https://www.plain-site.org/?sentinel');
    await expectSealed('files.zip.age', phrase);
    await shop.close();
  });

  it('from the question, which then lets the encrypted file go', async () => {
    const shop = await choose('', [REPORT]);
    stage.world.posted.length = 0;
    await shop.click('#go');
    expect(await question(shop)).not.toBe('');
    await look(shop, 'question');
    await ready(shop);
    const page = await encrypt(shop, true);
    await until(async () => (await textIn(page, '.given')) !== '', 'the files');
    const phrase = await textIn(page, '.passphrase');
    await start(page);
    expect(await textIn(page, '[aria-labelledby=sealed] > [role=status]')).toContain(
      'The encrypted file has replaced yours',
    );
    expect(stage.world.posted.length).toBe(0);
    await page.evaluate(
      `void [...document.querySelectorAll('button')].find(({ innerText }) => innerText.startsWith('Go to')).click()`,
    );
    await answer(shop, 'send');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'what was sent');
    await stage.open('https://www.plain-site.org/?sentinel');
    await expectSealed('report.txt.age', phrase);
    await shop.close();
  });

  it('a file that was encrypted before is no reason to ask, whatever it is called; one that is only called so is', async () => {
    const file = new File([CANARY], 'report.txt');
    const sealed = await seal([{ file, path: 'report.txt' }], { passphrase: 'abacus' }, () => undefined);
    const renamed = join(folder, `${name}-renamed.txt`);
    const called = join(folder, `${name}-called.age`);
    writeFileSync(renamed, new Uint8Array(await sealed.blob.arrayBuffer()));
    writeFileSync(called, CANARY);
    const shop = await choose('multiple', [renamed]);
    await markThat(shop, (words) => words.includes('only those you share it with'), 'the level');
    stage.world.posted.length = 0;
    await shop.click('#go');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'what was sent');
    await shop.close();
    const other = await choose('multiple', [renamed, called]);
    await markThat(other, (words) => !words.includes('only those'), 'the level');
    await other.click('#go');
    expect(await question(other)).not.toBe('');
    await other.close();
  });

  it('a field that takes other files only keeps what it has, and that is said before', async () => {
    const shop = await choose('accept=".txt,.pdf"', [REPORT]);
    const page = await encrypt(shop);
    await until(async () => (await textIn(page, '.given')).includes('takes only certain files'), 'the words');
    await look(page, 'unfitting');
    await start(page);
    expect(await textIn(page, '#sealed')).toContain('Save it');
    expect(await heard(shop)).toEqual(['input:report.txt', 'change:report.txt']);
    await shop.close();
  });

  it('what was chosen anew meanwhile stays, and a page that is gone is said to be', async () => {
    const shop = await choose('', [REPORT]);
    const page = await encrypt(shop);
    await until(async () => (await textIn(page, '.given')) !== '', 'the files');
    await shop.choose('#file', [LARGE]);
    await start(page);
    expect(await textIn(page, '[aria-labelledby=sealed] > [role=status]')).toContain(
      'has changed, or the page is gone',
    );
    expect((await heard(shop)).at(-1)).toBe('change:large.txt');
    await look(page, 'changed');

    const again = await encrypt(await choose('', [REPORT]));
    await until(async () => (await textIn(again, '.given')) !== '', 'the files');
    for (const one of await stage.browser.pagesAt('http://open.shop.org/')) await one.close();
    await again.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    await until(async () => (await textIn(again, '.problem')).includes('was changed, moved'), 'the failure');
  });
});
