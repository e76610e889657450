/**
 * What is encrypted, written or opened here, and the passphrase, leave no trace: in no storage of ours or a page's, no
 * message, request or console, nowhere in a page, and on no disk.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { markThat, sayOf } from '../world/browsers/card.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { encryptFrom, outcomeIn, start, textIn } from './encrypting.ts';
import { createPeople } from './key-people.ts';
import { KEEP, keptAt } from './kept.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { startTraces, type Traces } from './traces.ts';

/** As no other text contains it, and long enough to be whole in a compressed file. */
const CANARY = 'kqzvxw-canary-sings-jhgwpq';
/** What stands for it in the row that shows that the search finds it. */
const FOUND = 'wvxqzk-canary-found-qpwghj';
const folder = mkdtempSync(join(tmpdir(), 'sealcheck-canary-'));
const REPORT = join(folder, 'report.txt');
const LARGE = join(folder, 'large.txt');
writeFileSync(REPORT, CANARY);
// Its encrypted file is kept on disk.
writeFileSync(LARGE, CANARY.padEnd(34 * 1024 * 1024, 'x'));
const everybody = createPeople();
afterAll(() => {
  everybody.end();
  rmSync(folder, { recursive: true });
});

const HOST = 'mail.unseen-mail.net';
const MAIL = `<!doctype html><meta charset=utf-8><title>Compose</title><form action="/sent" method="post"><p>From: <input name=from value="clerk@keys-direct.org" size=60></p><p>To: <input name=to size=60></p><p>Subject: <input name=subject></p><div contenteditable=true role=textbox aria-label=Message style="height:9em"></div><button id="go">Send</button></form>`;
const FORM =
  '<!doctype html><form action="/take" method="post" enctype="multipart/form-data"><p><input type="file" name="file" id="file"></p><button id="go">Send</button></form>';

describe.each(BROWSERS)('the plain text, in %s', (name) => {
  let stage: Stage;
  let own: Page;
  let traces: Traces;
  beforeAll(async () => {
    stage = await startStage(name, false);
    await everybody.publish(stage.world, name, ['ann', 'clerk']);
    await chooseDomains(stage.browser, 2);
    own = await stage.open(`${stage.browser.origin}/options.html`);
    traces = await startTraces(stage, own);
  });
  afterAll(() => stage.close());
  let secrets: string[] = [];
  beforeEach(() => {
    secrets = [CANARY];
  });

  const openEncrypt = async () => {
    const page = await stage.open(`${stage.browser.origin}/encrypt.html`);
    await page.waitFor(`document.querySelector('#files')`, 'the page');
    await page.evaluate(KEEP);
    return page;
  };
  const expectNone = async (pages: readonly Page[] = []) => {
    expect(await traces.of(secrets, pages)).toEqual([]);
  };

  it('the search finds what is there, in each kind of place', async () => {
    const page = await stage.open('https://www.plain-site.org/?found');
    await traces.listen(page);
    const put = `localStorage.setItem('it', 'FOUND'); postMessage('FOUND', '*'); console.log('FOUND'); document.body.append('FOUND');
      fetch('/?FOUND'); caches.open('c').then((cache) => cache.put('/it', new Response('FOUND')))`;
    await page.evaluate(`void (async () => { ${put.replaceAll('FOUND', FOUND)}; window.isPut = true; })()`);
    await page.waitFor('window.isPut && window.heardOfAll.length > 0', 'what was put');
    const found = (await traces.of([FOUND], [page])).join('\n');
    for (const place of ['page: web', 'messages 1', 'console', 'in page 0', 'requests', stage.browser.folder])
      expect(found, place).toContain(place);
    expect(traces.places().join()).toMatch(/ours: local,ours: session,.*ours: sealcheck \w+ getAll/);
    await page.close();
  });

  it('of files that are encrypted and opened again, and their passphrase', async () => {
    const page = await openEncrypt();
    await page.choose('#files', [LARGE]);
    await until(async () => (await textIn(page, '.picked')).includes('large.txt'), 'the file');
    secrets.push(await textIn(page, '.passphrase'));
    await start(page);
    await expectNone();
    expect(
      traces.places().filter((place) => place.startsWith('ours: file ')),
      'encrypted',
    ).toHaveLength(1);
    await page.evaluate(
      `void [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Encrypt other files').click()`,
    );
    await page.choose('#files', [REPORT]);
    await until(async () => (await textIn(page, '.picked')).includes('report.txt'), 'the file');
    const phrase = await textIn(page, '.passphrase');
    secrets.push(phrase);
    await start(page);
    const link = `document.querySelector('[aria-labelledby=sealed] a[download]')`;
    const sealed = join(folder, `${name}.txt.age`);
    writeFileSync(sealed, await keptAt(page, link));
    await page.choose('#sealed-file', [sealed]);
    await page.type('#typed', phrase);
    await page.press('Enter');
    const opened = 'main > section:last-of-type form section a[download]';
    await page.waitFor(`document.querySelector('${opened}')`, 'what was opened');
    expect(await page.evaluate(`window.blob.text()`)).toBe(CANARY);
    await expectNone();
    await page.close();
    const left = `navigator.storage.getDirectory().then((root) => Array.fromAsync(root.keys())).then(({ length }) => length)`;
    await until(async () => (await own.evaluate(left)) === 0, 'the encrypted file to go');
    await expectNone();
  });

  it('of what is written privately', async () => {
    stage.world.pages.set(`${HOST}/`, MAIL);
    const mail = await stage.open(`https://${HOST}/`);
    await traces.listen(mail);
    await mail.type('[name=to]', 'ann@keys-direct.org');
    await mail.click('[name=subject]');
    await markThat(mail, (words) => words.includes('@'), 'the mark');
    await sayOf(mail, 'ann@keys-direct.org');
    await mail.inline.click('.advice button[aria-label*="Write it privately"]');
    const page = await until(
      async () => (await stage.browser.pagesAt(`${stage.browser.origin}/write.html`)).at(-1),
      'the page',
    );
    if (!page) throw new Error('no page');
    await page.waitFor(
      `document.querySelector('#text') && !document.querySelector('main').innerText.includes('Looking for a key')`,
      'the field',
    );
    await page.type('#text', CANARY);
    await expectNone([mail]);
    await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    await until(async () => (await textIn(page, '#ended')).includes('in your mail'), 'the end');
    expect(await mail.evaluate(`document.querySelector('[contenteditable]').innerText`)).toContain(
      'BEGIN PGP MESSAGE',
    );
    await expectNone([mail]);
    await page.close();
    await mail.close();
    await expectNone();
  });

  it('of a file that is encrypted in its place and sent', async () => {
    stage.world.pages.set('open.shop.org/take', '<!doctype html><title>Taken</title>');
    stage.world.pages.set('open.shop.org/', FORM);
    const shop = await stage.open('http://open.shop.org/');
    await traces.listen(shop);
    await shop.choose('#file', [REPORT]);
    await until(async () => (await shop.inline.texts('.mark .words')).join('') !== '', 'the mark');
    const page = await encryptFrom(stage, shop);
    await until(async () => (await textIn(page, '.picked')).includes('report.txt'), 'the file');
    secrets.push(await textIn(page, '.passphrase'));
    await start(page);
    expect(await outcomeIn(page)).toContain('has replaced yours');
    await expectNone([shop]);
    await markThat(shop, (words) => words.includes('only those you share it with'), 'the level');
    stage.world.posted.length = 0;
    await shop.click('#go');
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'what was sent');
    expect(stage.world.posted[0]?.body.includes('age-encryption.org/v1')).toBe(true);
    await page.close();
    await expectNone([shop]);
    await shop.close();
  });
});
