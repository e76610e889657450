/** From an upload that others could read to an encrypted file in the page's own field, which arrives once. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal } from '../../utils/encrypt/seal.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, question, ready } from '../world/browsers/question.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { back, encryptFrom, expectSealed, outcomeIn, start, textIn } from './encrypting.ts';

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

/** Records which events of its field the page's own script receives. */
const HEARS = `<script>
  window.heard = [];
  const field = document.querySelector('#file');
  field.oninput = field.onchange = ({ type }) => heard.push(type + ':' + [...field.files].map(({ name }) => name));
</script>`;
const formWith = (fields: string) =>
  `<!doctype html><form action="/take" method="post" enctype="multipart/form-data">${fields}<button id="go">Send</button></form>${HEARS}`;
const FIELD = '<p><input type="file" name="file" id="file"></p>';

describe.each(BROWSERS)('encrypting what was chosen in a page, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
    stage.world.pages.set('open.shop.org/take', '<!doctype html><title>Taken</title>');
  });
  afterAll(() => stage.close());

  const look = async (page: Page, what: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot(join(PICTURES, `${name}-${what}.png`));
  };
  const choose = async (more: string, files: readonly string[], html = formWith(FIELD)) => {
    stage.world.pages.set('open.shop.org/', html.replace('id="file"', `id="file" ${more}`));
    const shop = await stage.open('http://open.shop.org/');
    await shop.choose('#file', files);
    await until(async () => (await shop.inline.texts('.mark .words')).join('') !== '', 'the mark');
    return shop;
  };
  const encrypt = (shop: Page, isAsked = false) => encryptFrom(stage, shop, isAsked);
  const expectArrived = async (file: string, phrase: string) => {
    expect(stage.world.posted.length).toBe(1);
    await expectSealed(stage.world.posted[0]?.body ?? Buffer.alloc(0), [file], phrase, CANARY);
  };
  const heard = (shop: Page) => shop.evaluate<string[]>(`window.heard`);

  it('it takes the place of the plain files, and arrives once', async () => {
    const shop = await choose('multiple', [REPORT, LARGE]);
    const page = await encrypt(shop);
    await until(
      async () => (await textIn(page, '.given')).includes('You chose this on open.shop.org.'),
      'the files',
    );
    expect(await textIn(page, '.picked')).toContain('report.txt');
    await look(page, 'given');
    const phrase = await textIn(page, '.passphrase');
    await start(page);
    expect(await outcomeIn(page)).toContain('The encrypted file has replaced yours on open.shop.org');
    await look(page, 'put');
    expect(await heard(shop)).toEqual([
      'input:report.txt,large.txt',
      'change:report.txt,large.txt',
      'input:files.zip.age',
      'change:files.zip.age',
    ]);
    // The page's own script can read it, too.
    const first = `document.querySelector('#file').files[0]`;
    expect(await shop.evaluate(`${first}.slice(0, 21).text()`)).toBe('age-encryption.org/v1');

    // Ciphertext causes no second question.
    await markThat(shop, (words) => words.includes('only those you share it with'), 'the level');
    stage.world.posted.length = 0;
    await shop.click('#go');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'what was sent');
    await stage.open('https://www.plain-site.org/?sentinel');
    await expectArrived('files.zip.age', phrase);
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
    expect(await outcomeIn(page)).toContain('The encrypted file has replaced yours');
    expect(stage.world.posted.length).toBe(0);
    await back(page);
    await answer(shop, 'send');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'what was sent');
    await stage.open('https://www.plain-site.org/?sentinel');
    await expectArrived('report.txt.age', phrase);
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
    expect(await outcomeIn(page)).toContain('has changed, or the page is gone');
    expect((await heard(shop)).at(-1)).toBe('change:large.txt');
    await look(page, 'changed');

    const again = await encrypt(await choose('', [REPORT]));
    await until(async () => (await textIn(again, '.given')) !== '', 'the files');
    for (const one of await stage.browser.pagesAt('http://open.shop.org/')) await one.close();
    await again.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    await until(async () => (await textIn(again, '.problem')).includes('was changed, moved'), 'the failure');
  });

  it('a file that is changed or deleted before it is read: nothing is made, and the page keeps its choice', async () => {
    const emptied = (path: string) => {
      writeFileSync(path, '');
    };
    const longer = (path: string) => {
      appendFileSync(path, 'more');
    };
    // If a file has grown, Firefox reads it up to its former length.
    for (const spoil of [emptied, rmSync, ...(name === 'chromium' ? [longer] : [])]) {
      const path = join(folder, `${name}-draft.txt`);
      writeFileSync(path, CANARY);
      const shop = await choose('', [path]);
      const page = await encrypt(shop);
      await until(async () => (await textIn(page, '.given')) !== '', 'the files');
      spoil(path);
      await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
      await until(async () => (await textIn(page, '.problem')).includes('was changed, moved'), 'the failure');
      expect((await heard(shop)).at(-1)).toBe(`change:${name}-draft.txt`);
      await shop.close();
    }
  });

  it('of several fields each gets its own encrypted file, and all arrive once', async () => {
    const two = `${FIELD}<p><input type="file" name="more" id="more"></p>`;
    const shop = await choose('', [REPORT], formWith(two));
    await shop.choose('#more', [LARGE]);
    const page = await encrypt(shop);
    await until(async () => (await textIn(page, '.given')).includes('Each field gets its own'), 'the files');
    await look(page, 'fields');
    const phrase = await textIn(page, '.passphrase');
    await start(page);
    expect(await outcomeIn(page)).toContain('has replaced yours on open.shop.org');
    await markThat(shop, (words) => words.includes('only those you share it with'), 'the level');
    stage.world.posted.length = 0;
    await shop.click('#go');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'what was sent');
    await stage.open('https://www.plain-site.org/?sentinel');
    expect(stage.world.posted.length).toBe(1);
    const body = stage.world.posted[0]?.body ?? Buffer.alloc(0);
    await expectSealed(body, ['report.txt.age', 'large.txt.age'], phrase, CANARY);
    await shop.close();
  });
});
