/** What a webmail shows about its own encryption, and how it changes: for the whole message, and for each recipient. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import vectors from '../vectors/ciphertext.json' with { type: 'json' };
import { levelOf } from './levels.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, readList } from '../world/browsers/card.ts';

const PROTON = 'https://mail.proton.me/u/0/inbox';
const PROTON_TO = '[data-testid="composer:to"]';
const ROUNDCUBE = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const ROUNDCUBE_TO = '#compose_to li.input input';
const GMAIL = 'https://mail.google.com/mail/u/0/';

/** Opens a compose window with these recipients, and leaves the list of their levels open. */
async function writeProton(stage: Stage, ...recipients: readonly string[]): Promise<Page> {
  const page = await stage.open(PROTON);
  await page.click('#new');
  await writeTo(page, PROTON_TO, recipients);
  await markThat(page, (words) => words !== '', 'the mark');
  return page;
}

/** Waits until the levels of all recipients are these. */
async function levelsBecome(page: Page, expected: Readonly<Record<string, string>>): Promise<void> {
  await until(async () => {
    const list = await readList(page);
    const levels = Object.fromEntries([...list].map(([address, words]) => [address, levelOf(words)]));
    expect(levels).toEqual(expected);
    return true;
  }, JSON.stringify(expected));
}

/** Opens all reasons and alternatives in the open list. */
async function unfold(page: Page): Promise<void> {
  const closed = '.group:not([open]) > summary, .group[open] .assessment details:not([open]) > summary';
  for (let left = (await page.inline.texts(closed)).length; left > 0; left--) {
    await page.inline.click(closed);
    await until(async () => (await page.inline.texts(closed)).length < left, 'the section to open');
  }
}

/** Waits until a reason that matches is shown; it comes once the app has shown its state. */
async function isSaid(page: Page, reason: RegExp): Promise<void> {
  await until(async () => {
    await unfold(page);
    expect((await page.inline.texts('.evidence li')).join('\n')).toMatch(reason);
    return true;
  }, String(reason));
}

async function advice(page: Page): Promise<string[]> {
  await unfold(page);
  return page.inline.texts('.advice-title');
}

describe.each(BROWSERS)('what the webmail shows, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('Proton to Proton is end-to-end; who has switched it off is not, in spite of the closed lock', async () => {
    const page = await writeProton(stage, 'ann@proton.me', 'off@proton.me');
    await levelsBecome(page, { 'off@proton.me': 'transport', 'ann@proton.me': 'end-to-end' });
    await isSaid(page, /switched off end-to-end encryption/);
    await page.close();
  });

  it('Proton to anyone else is what the way is, until a password is set, and again when it is taken away', async () => {
    const page = await writeProton(stage, 'bob@gmail.com', 'eve@plain-mail.org', 'key@plain-mail.org');
    const open = { 'eve@plain-mail.org': 'unproven', 'bob@gmail.com': 'transport' };
    await levelsBecome(page, { ...open, 'key@plain-mail.org': 'end-to-end' });
    expect((await advice(page))[0]).toBe('Protect this mail with a password');
    await page.press('Escape');
    await page.click('[data-testid="composer:password-button"]');
    await page.type('[data-testid="encryption-modal:password-input"]', 'six random words');
    await page.click('.set-encryption');
    const sealed = { 'bob@gmail.com': 'end-to-end', 'eve@plain-mail.org': 'end-to-end' };
    await levelsBecome(page, { ...sealed, 'key@plain-mail.org': 'end-to-end' });
    await isSaid(page, /the password that you set/);
    await page.press('Escape');
    await page.click('[data-testid="composer:remove-outside-encryption"]');
    await levelsBecome(page, { ...open, 'key@plain-mail.org': 'end-to-end' });
    await page.close();
  });

  it('Proton’s recipients stay who they are when only their names are left', async () => {
    const page = await writeProton(stage, 'ann@proton.me', 'bob@gmail.com');
    await levelsBecome(page, { 'bob@gmail.com': 'transport', 'ann@proton.me': 'end-to-end' });
    await page.press('Escape');
    await page.click('[data-testid="composer:subject"]');
    await page.waitFor(`!document.querySelector('${PROTON_TO}')`, 'the rows to be folded');
    await page.click('[data-testid="composer:password-button"]');
    await page.type('[data-testid="encryption-modal:password-input"]', 'six random words');
    await page.click('.set-encryption');
    await levelsBecome(page, { 'ann@proton.me': 'end-to-end', 'bob@gmail.com': 'end-to-end' });
    await page.close();
  });

  it('Roundcube with Mailvelope claims it, Enigma leaves the keys on the server', async () => {
    const page = await stage.open(ROUNDCUBE);
    await writeTo(page, ROUNDCUBE_TO, ['bob@plain-mail.org']);
    await markThat(page, (words) => /nothing proves/.test(words), 'the way alone');
    await page.click('#mailvelope');
    await readList(page);
    await isSaid(page, /city-office\.org says that it encrypts this message itself/);
    expect((await page.inline.texts('.mark .words')).join()).toMatch(/nothing proves/);
    await page.press('Escape');
    await page.click('#mailvelope');
    await markThat(page, (words) => /nothing proves/.test(words), 'Mailvelope to be gone');
    await page.click('#enigmaencryptopt');
    await markThat(page, (words) => /mail providers can read/.test(words), 'Enigma');
    await readList(page);
    await isSaid(page, /webmail\.city-office\.org \(or your organisation\) holds the keys/);
    await page.close();
  });

  it('Outlook’s Encrypt leaves the keys with Microsoft: not end-to-end', async () => {
    const page = await stage.open('https://outlook.office.com/mail/');
    await page.click('#new');
    await writeTo(page, '[id$=_TO] [contenteditable]', ['bob@plain-mail.org']);
    await markThat(page, (words) => /nothing proves/.test(words), 'the way alone');
    await page.click('.encrypt-k2');
    await markThat(page, (words) => /mail providers can read/.test(words), 'the bar');
    await readList(page);
    await isSaid(page, /Microsoft 365 \(or your organisation\) holds the keys/);
    await page.press('Escape');
    await page.click('.encrypt-k2');
    await markThat(page, (words) => /nothing proves/.test(words), 'the bar to be gone');
    await page.close();
  });

  it('a text that is ciphertext is end-to-end, until something readable stands below it', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', ['bob@plain-mail.org']);
    await markThat(page, (words) => /nothing proves/.test(words), 'the way alone');
    const armor = JSON.stringify(vectors[0]?.text ?? '');
    await page.evaluate(`void (document.querySelector('[g_editable]').innerText = ${armor})`);
    await markThat(page, (words) => /only the recipient can read/.test(words), 'the ciphertext');
    await page.evaluate(`void document.querySelector('[g_editable]').append('PS: it is blue')`);
    await markThat(page, (words) => /nothing proves/.test(words), 'the readable line');
    await page.close();
  });

  it('a text with readable words inside its armor is not', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', ['bob@plain-mail.org']);
    await markThat(page, (words) => /nothing proves/.test(words), 'the way alone');
    const write = (text: string) =>
      page.evaluate(`void (document.querySelector('[g_editable]').innerText = ${JSON.stringify(text)})`);
    for (const readable of vectors.filter((one) => /^a readable (comment|line)/.test(one.case))) {
      await write(vectors[0]?.text ?? '');
      await markThat(page, (words) => /only the recipient can read/.test(words), 'the ciphertext');
      await write(readable.text);
      await markThat(page, (words) => /nothing proves/.test(words), readable.case);
    }
    await page.close();
  });

  it('from elsewhere to Proton and to Tuta: what would make it end-to-end', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', ['ann@proton.me']);
    await markThat(page, (words) => words.startsWith('ann@proton.me'), 'the recipient');
    await readList(page);
    expect((await advice(page)).slice(0, 3)).toEqual([
      'Encrypt the text before you send it',
      'Write from an account at Proton',
      'Send it with Signal',
    ]);
    await page.press('Escape');
    await page.click('div[name=to] .afX');
    await writeTo(page, 'div[name=to] input', ['ann@tuta.com']);
    await markThat(page, (words) => words.startsWith('ann@tuta.com'), 'the other recipient');
    await readList(page);
    expect((await advice(page))[0]).toBe('Write from an account at Tuta');
    await page.close();
  });
});
