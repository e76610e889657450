/** The page that encrypts and opens files, in a worker thread of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open } from '../../utils/encrypt/open.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, hostsAsked, launch, startStage, type Stage } from './stage.ts';
import { unfold } from '../world/browsers/card.ts';
import { KEEP, keptAt } from './kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-encrypt-'));
const CANARY = 'the canary sings at noon';
const REPORT = join(folder, 'report.txt');
const LARGE = join(folder, 'large.bin');
writeFileSync(REPORT, CANARY);
writeFileSync(LARGE, new Uint8Array(8_000_000));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const PICTURES = process.env.SEALCHECK_PICTURES;

describe.each(BROWSERS)('encrypting files, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.open(`${stage.browser.origin}/encrypt.html`);
    await page.evaluate(KEEP);
  });
  afterAll(() => stage.close());

  const look = async (what: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot(join(PICTURES, `${name}-${what}.png`));
  };
  const press = (label: string) =>
    page.evaluate(
      `void [...document.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === ${JSON.stringify(label)}).click()`,
    );
  const said = (css: string) =>
    page.evaluate<string>(`[...document.querySelectorAll('${css}')].map((one) => one.innerText).join(' / ')`);
  /** Returns name and octets of the file offered for saving in this part of the page. */
  const made = async (part: string) => {
    const link = `document.querySelector('${part} a[download]')`;
    await page.waitFor(link, 'what was made');
    const octets = await keptAt(page, link);
    return { file: await page.evaluate<string>(`${link}.download`), octets };
  };

  /** Types the passphrase in place of the field's content. */
  const retype = async (where: Page, css: string, phrase: string) => {
    await where.evaluate(
      `(document.querySelector('${css}').focus(), document.querySelector('${css}').select())`,
    );
    for (const key of phrase.replaceAll('-', ' ')) await where.press(key);
  };
  /** Opens the self-opening page as a person without a mouse does. */
  const readIn = async (reader: Page, phrase: string) => {
    await reader.evaluate(KEEP);
    const shot = async (what: string) => {
      if (PICTURES) await reader.screenshot(join(PICTURES, `${name}-reader-${what}.png`));
    };
    await reader.waitFor(
      `document.querySelector('#form') && !document.querySelector('#form').hidden`,
      'the page',
    );
    expect(await reader.evaluate(`document.title`)).toBe('An encrypted file for you');
    expect(await reader.evaluate(`document.querySelector('#what').textContent`)).toContain(
      '“\u2068report.txt\u2069”',
    );
    expect(await reader.evaluate(`document.activeElement.id`)).toBe('phrase');
    await shot('asked');
    await reader.type('#phrase', 'abacus abdomen');
    await reader.press('Enter');
    await until(
      () => reader.evaluate(`document.querySelector('#problem').innerText.includes('doesn’t open it')`),
      'the refusal',
    );
    expect(await reader.evaluate(`document.querySelector('#done').hidden`)).toBe(true);
    await shot('refused');
    await retype(reader, '#phrase', phrase);
    await reader.press('Enter');
    await reader.waitFor(`!document.querySelector('#done').hidden`, 'the file');
    expect(await reader.evaluate(`document.activeElement.id`)).toBe('opened');
    expect(await reader.evaluate(`document.querySelector('#save').download`)).toBe('report.txt');
    const text = `new Promise((done) => {
      const read = new FileReader();
      read.onload = () => done(read.result);
      read.readAsText(window.blob);
    })`;
    expect(await reader.evaluate(text)).toBe(CANARY);
    await shot('opened');
    await reader.setViewport(320, 640);
    expect(await reader.evaluate(`document.documentElement.scrollWidth <= innerWidth`)).toBe(true);
    await shot('zoomed');
    await reader.setViewport(1000, 700);
  };

  it('a file becomes one that opens with the passphrase that was shown, and nothing goes anywhere', async () => {
    await page.waitFor(`document.querySelector('#files')`, 'the page');
    const before = stage.world.log.length;
    await press('Encrypt');
    expect(await said('.problem')).toContain('Choose a file first');
    // Neither browser's driver can drop a file as a person does. Instead the test checks that the page prevents the
    // default, since otherwise the browser would open the file in its place.
    const isPrevented = (type: string) =>
      page.evaluate<boolean>(
        `!document.body.dispatchEvent(new DragEvent('${type}', { bubbles: true, cancelable: true }))`,
      );
    expect([await isPrevented('dragover'), await isPrevented('drop')], 'beside the field').toEqual([
      true,
      true,
    ]);
    await page.choose('#files', [REPORT]);
    await until(async () => (await said('.picked')).includes('report.txt'), 'the file to be named');
    const phrase = await said('.passphrase');
    expect(phrase).toMatch(/^[a-z]+(-[a-z]+){5,}$/);
    await look('chosen');
    await press('Encrypt');
    const { file, octets } = await made('[aria-labelledby=sealed]');
    expect(file).toBe('report.txt.age');
    expect(octets.includes(CANARY)).toBe(false);
    const opened = await open(new File([octets], file), phrase);
    expect('blob' in opened && [opened.name, await opened.blob.text()]).toEqual(['report.txt', CANARY]);
    await look('sealed');
    expect(await page.evaluate(`document.querySelector('svg') === null`), 'before it is asked for').toBe(
      true,
    );
    await page.click('[aria-labelledby=phrase-title] summary');
    await page.waitFor(`document.querySelector('svg[role=img] path')`, 'the passphrase for a camera');
    await look('code');

    const sealed = join(folder, `${name}.age`);
    writeFileSync(sealed, octets);
    await page.choose('#sealed-file', [sealed]);
    await page.type('#typed', 'abacus abdomen');
    await press('Open');
    await until(async () => (await said('#open-problem')).includes('doesn’t open it'), 'the refusal');
    await look('refused');
    await retype(page, '#typed', phrase);
    await press('Open');
    const plain = await made('main > section:last-of-type form');
    expect([plain.file, plain.octets.toString()]).toEqual([name, CANARY]);
    await look('opened');
    await stage.open('https://www.plain-site.org/?sentinel');
    expect(hostsAsked(stage, before)).toEqual(['www.plain-site.org']);
  });

  it('a page opens itself from the disk, with the network cut, by its passphrase alone', async () => {
    await press('Encrypt other files');
    await page.choose('#files', [REPORT]);
    await until(async () => (await said('.picked')).includes('report.txt'), 'the file to be named');
    await page.click('#shape-page');
    await until(async () => (await said('fieldset .what')).includes('block such pages'), 'what it is not');
    const phrase = await said('.passphrase');
    await look('page-chosen');
    await press('Encrypt');
    const { file, octets } = await made('[aria-labelledby=sealed] > p');
    expect(file).toBe('report.txt.age.html');
    await look('page-made');
    expect(octets.includes(CANARY)).toBe(false);
    const saved = join(folder, `${name}.html`);
    writeFileSync(saved, octets);
    // The file inside it can be opened here, too.
    await page.choose('#sealed-file', [saved]);
    await retype(page, '#typed', phrase);
    await press('Open');
    const here = await made('main > section:last-of-type form');
    expect([here.file, here.octets.toString()]).toEqual(['report.txt', CANARY]);

    const cut = await launch(name, stage.world, { isBare: true, proxyUrl: 'http://127.0.0.1:9' });
    try {
      const reader = await cut.newPage();
      await reader.goto(pathToFileURL(saved).href);
      await readIn(reader, phrase);
      // It refuses a copy whose contents are truncated.
      writeFileSync(saved, octets.subarray(0, octets.lastIndexOf('-----END') - 40));
      await reader.goto(pathToFileURL(saved).href);
      await retype(reader, '#phrase', phrase);
      await reader.press('Enter');
      await until(
        () => reader.evaluate(`document.querySelector('#problem').innerText.includes('was changed')`),
        'the refusal',
      );
      expect(await reader.evaluate(`document.querySelector('#done').hidden`)).toBe(true);
    } finally {
      await cut.close();
    }
  });

  it('opens what gpg has locked with a passphrase', async () => {
    const home = join(folder, 'gpg');
    mkdirSync(home, { mode: 0o700, recursive: true });
    const locked = join(folder, `${name}.txt.gpg`);
    const gpg = ['--homedir', home, '--batch', '--yes', '--quiet', '--pinentry-mode', 'loopback'];
    execFileSync('gpg', [...gpg, '--passphrase', 'abacus-abdomen', '-o', locked, '--symmetric', REPORT]);
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']);
    await page.choose('#sealed-file', [locked]);
    await retype(page, '#typed', 'abacus');
    await press('Open');
    await until(async () => (await said('#open-problem')).includes('Not opened'), 'the refusal');
    await retype(page, '#typed', 'abacus-abdomen');
    await press('Open');
    const plain = await made('main > section:last-of-type form');
    expect([plain.file, plain.octets.toString()]).toEqual([`${name}.txt`, CANARY]);
  });

  it('is one press away from an upload that others could read', async () => {
    const URL = 'http://open.shop.org/';
    stage.world.pages.set(
      URL.slice(7),
      '<!doctype html><form action="/take" method="post" enctype="multipart/form-data"><input type="file" name="file" id="file"><button id="go">Send</button></form>',
    );
    const shop = await stage.open(URL);
    await shop.choose('#file', [REPORT]);
    await until(async () => (await shop.inline.texts('.mark .words')).join('') !== '', 'the mark');
    await unfold(shop, 'do');
    await until(async () => (await shop.inline.texts('.advice-title')).join('') !== '', 'the safer ways');
    expect((await shop.inline.texts('.advice-title')).join()).toContain('Encrypt the files here first');
    const before = (await stage.browser.pagesAt(`${stage.browser.origin}/encrypt.html`)).length;
    await shop.inline.click('.advice button[aria-label*="Encrypt the files"]');
    await until(
      async () => (await stage.browser.pagesAt(`${stage.browser.origin}/encrypt.html`)).length > before,
      'the page',
    );
    await shop.close();
  });

  it('says how far it is, and stops when told to', async () => {
    await press('Encrypt other files');
    await page.click('#shape-file');
    await page.choose('#files', [LARGE, REPORT]);
    await until(async () => (await said('.picked')).includes('large.bin'), 'the files to be named');
    await press('Encrypt');
    await page.waitFor(`document.querySelector('progress')`, 'the progress');
    await press('Cancel');
    await page.waitFor(`!document.querySelector('progress')`, 'the end');
    await press('Encrypt');
    await page.waitFor(`document.querySelector('[aria-labelledby=sealed] a[download]')`, 'what was made');
    expect(await page.evaluate(`document.querySelector('a[download]').download`)).toBe('files.zip.age');
    expect(await page.evaluate(`window.blob.size`)).toBeGreaterThan(8_000_000);
  });
});
