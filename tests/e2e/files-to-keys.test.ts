/** From a mail to files that gpg decrypts, byte for byte, for exactly those recipients whose keys were found. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { createPeople, type Person } from './key-people.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat, sayOf } from '../world/browsers/card.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const everybody = createPeople();
afterAll(() => {
  everybody.end();
  rmSync(folder, { recursive: true });
});
const HOST = 'mail.unseen-mail.net';
const ANN = 'ann@keys-direct.org';
const BOB = 'bob@keys-direct.org';
const REPORT = join(folder, 'r\u00e9port.bin');
/** Larger than several chunks of a file, and not a multiple of the chunk size. */
const OCTETS = Buffer.from(Uint8Array.from({ length: 9_000_001 }, (_, at) => (at * 7919) % 251));
writeFileSync(REPORT, OCTETS);
const PICTURES = process.env.SEALCHECK_PICTURES;

const FIELDS =
  '<form action="/sent" method="post"><p>From: <input name=from value="clerk@keys-direct.org" size=60></p><p>To: <input name=to size=60></p><p>Bcc: <input name=bcc></p><p>Subject: <input name=subject value="the plan"></p><textarea name=message rows=10 cols=60></textarea><button id="go" name="send" value="1">Send</button></form>';

/** Has a page keep the blobs it makes, because its policy does not allow it to fetch them. */
const KEEP = `void (URL.createObjectURL = ((make) => (blob) => make.call(URL, window.blob = blob))(URL.createObjectURL))`;
const MADE = `new Promise((done) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.split(',')[1] ?? '');
  reader.readAsDataURL(window.blob);
})`;

describe.each(BROWSERS)('files for the people of a mail, in %s', (name) => {
  let stage: Stage;
  let people: ReadonlyMap<string, Person>;
  beforeAll(async () => {
    stage = await startStage(name, false);
    people = await everybody.publish(stage.world, name, ['ann', 'bob', 'clerk']);
    await chooseDomains(stage.browser, 2);
  });
  afterAll(() => stage.close());

  const look = async (page: Page, what: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot(join(PICTURES, `${name}-${what}.png`));
  };
  const said = (page: Page, css: string) =>
    page.evaluate<string>(`[...document.querySelectorAll('${css}')].map((one) => one.innerText).join(' / ')`);
  const compose = async (to: readonly string[]) => {
    stage.world.pages.set(
      `${HOST}/`,
      `<!doctype html><meta charset=utf-8><title>Compose</title><body>${FIELDS}`,
    );
    const mail = await stage.open(`https://${HOST}/`);
    await mail.type('[name=to]', to.join(', '));
    await mail.click('[name=subject]');
    await markThat(mail, (words) => words.includes('@'), 'the mark');
    return mail;
  };
  const newPage = async (path: string, press: () => Promise<void>) => {
    const at = `${stage.browser.origin}/${path}`;
    const before = (await stage.browser.pagesAt(at)).length;
    await press();
    await until(async () => (await stage.browser.pagesAt(at)).length > before, path);
    const page = (await stage.browser.pagesAt(at)).at(-1);
    if (!page) throw new Error('no page');
    await page.waitFor(`document.querySelector('form')`, 'what it shows');
    await until(async () => !(await said(page, 'main')).includes('Looking for a key'), 'the own key');
    return page;
  };
  const ofCard = async (mail: Page, title: string, path: string) => {
    await sayOf(mail, ANN);
    return newPage(path, () => mail.inline.click(`.advice button[aria-label*="${title}"]`));
  };
  /** Encrypts the file and returns its name and octets. */
  const sealed = async (page: Page) => {
    await page.evaluate(KEEP);
    await page.choose('#files', [REPORT]);
    await until(async () => (await said(page, '.picked')).includes('.bin'), 'the file to be named');
    await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    await page.waitFor(`document.querySelector('#sealed, .problem:not(:empty)')`, 'the end');
    expect(await said(page, '.problem')).toBe('');
    await page.waitFor(`document.querySelector('a[download]')`, 'what was made');
    return {
      file: await page.evaluate<string>(`document.querySelector('a[download]').download`),
      octets: Buffer.from(await page.evaluate<string>(MADE), 'base64'),
    };
  };
  const opens = (local: string, octets: Buffer) => people.get(local)?.open(octets).equals(OCTETS);

  it('three presses from the card: each of them, and the person, opens it with gpg', async () => {
    const mail = await compose([ANN, BOB]);
    const page = await ofCard(mail, 'Encrypt files for them', 'encrypt.html');
    expect(await said(page, '.people li > bdi')).toBe([ANN, BOB].join(' / '));
    expect(await said(page, '.check')).toContain('clerk@keys-direct.org');
    expect(await said(page, '.passphrase')).toBe('');
    await look(page, 'files-to-keys');
    const { file, octets } = await sealed(page);
    await look(page, 'files-to-keys-done');
    expect(file).toBe('r\u00e9port.bin.gpg');
    expect(octets.includes(OCTETS.subarray(0, 64))).toBe(false);
    expect(['ann', 'bob', 'clerk'].map((local) => opens(local, octets))).toEqual([true, true, true]);
    await page.close();
    await mail.close();
  });

  it('who has no key is named, and cannot open it; a passphrase comes first then', async () => {
    const mail = await compose([ANN, 'dan@plain-mail.org']);
    const write = await ofCard(mail, 'Write it privately', 'write.html');
    const page = await newPage('encrypt.html', () => write.click('form a[href^="/encrypt.html?"]'));
    expect(await said(page, '.passphrase')).not.toBe('');
    await look(page, 'files-passphrase');
    await page.click('#lock-keys');
    await until(async () => (await said(page, '.without .people')) === 'dan@plain-mail.org', 'who has none');
    await look(page, 'files-without');
    await page.click('#own');
    const { octets } = await sealed(page);
    expect(opens('ann', octets)).toBe(true);
    for (const other of ['bob', 'clerk']) expect(() => opens(other, octets), other).toThrow();
    for (const one of [page, write, mail]) await one.close();
  });
});
