/**
 * From a mail that others could read to one that gpg decrypts, in three presses; nobody gets a word of the plain text.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { chooseDomains, valueFor } from '../world/browsers/own-pages.ts';
import { createPeople, type Person } from './key-people.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, sayOf, unfold } from '../world/browsers/card.ts';

const CANARY = 'the canary sings at noon';
const WEBMAIL = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const FIELD = '#compose_to li.input input';
const HOST = 'mail.unseen-mail.net';
const ANN = 'ann@keys-direct.org';
const PICTURES = process.env.SEALCHECK_PICTURES;

const everybody = createPeople();
afterAll(() => {
  everybody.end();
});

const EDITORS = {
  'a plain text area': '<textarea name=message rows=10 cols=60></textarea>',
  'an editable element':
    '<div contenteditable=true role=textbox aria-label=Message style="height:9em"></div>',
  'an editor in a frame':
    '<iframe title=Message srcdoc="<body contenteditable=true></body>" style="height:9em"></iframe>',
};
const FIELDS = (editor: string) =>
  `<form action="/sent" method="post"><p>From: <input name=from value="clerk@keys-direct.org" size=60></p><p>To: <input name=to size=60></p><p>Bcc: <input name=bcc></p><p>Subject: <input name=subject value="the plan"></p>${editor}<button id="go" name="send" value="1">Send</button></form>`;
/** Records which events the page's own script receives, and all text that is ever in it. */
const HEARS = `<script>window.heard = []; window.seen = new Set();
  const hear = ({ type, data, inputType }) => heard.push([type, inputType, data].join(' '));
  const listen = (at) => { for (const type of ['beforeinput', 'input', 'paste']) at.addEventListener(type, hear); };
  listen(document);
  for (const frame of document.querySelectorAll('iframe')) frame.onload = () => listen(frame.contentDocument);
</script>`;
const BODY = `(() => { const at = document.querySelector('[name=message], [contenteditable], iframe');
  return at.value ?? (at.contentDocument ? at.contentDocument.body : at).innerText; })()`;

describe.each(BROWSERS)('writing privately, in %s', (name) => {
  let stage: Stage;
  let people: ReadonlyMap<string, Person>;
  beforeAll(async () => {
    stage = await startStage(name, false);
    people = await everybody.publish(stage.world, name, ['ann', 'bob', 'clerk']);
    await chooseDomains(stage.browser, 2);
  });
  afterAll(() => stage.close());

  const opened = (local: string, armored: string) => people.get(local)?.open(armored).toString();
  const look = async (page: Page, what: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot(join(PICTURES, `${name}-${what}.png`));
  };
  const said = (page: Page, css: string) =>
    page.evaluate<string>(`[...document.querySelectorAll('${css}')].map((one) => one.innerText).join(' / ')`);
  /** Opens the mail in a webmail that no adapter knows, with this editor. */
  const compose = async (editor: string, to: readonly string[]) => {
    stage.world.pages.set(
      `${HOST}/`,
      `<!doctype html><meta charset=utf-8><title>Compose</title><body>${FIELDS(editor)}${HEARS}`,
    );
    const mail = await stage.open(`https://${HOST}/`);
    await mail.type('[name=to]', to.join(', '));
    await mail.click('[name=subject]');
    await markThat(mail, (words) => words.includes('@'), 'the mark');
    return mail;
  };
  /** The first press opens the card, the second chooses the alternative (and, with several recipients, for whom). */
  const write = async (mail: Page) => {
    await sayOf(mail, ANN);
    const at = `${stage.browser.origin}/write.html`;
    const before = (await stage.browser.pagesAt(at)).length;
    await mail.inline.click('.advice button[aria-label*="Write it privately"]');
    await until(async () => (await stage.browser.pagesAt(at)).length > before, 'the page');
    const page = (await stage.browser.pagesAt(at)).at(-1);
    if (!page) throw new Error('no page');
    await page.waitFor(`document.querySelector('#text')`, 'the field');
    await until(async () => !(await said(page, 'main')).includes('Looking for a key'), 'the own key');
    return page;
  };
  const press = async (page: Page) => {
    // Where the mail is gone before the press, there is nothing left to press.
    await page.evaluate(`void document.querySelector('form button[type=submit]')?.click()`);
    await until(
      async () =>
        (await page.evaluate<boolean>(`!document.querySelector('main form')`)) ||
        (await said(page, '#write-problem')) !== '',
      'the end',
    );
  };

  it('three presses: the webmail gets what gpg decrypts, and the draft is called so', async () => {
    const mail = await stage.open(WEBMAIL);
    await writeTo(mail, FIELD, [ANN]);
    await markThat(mail, (words) => words.includes(ANN), 'the mark');
    const before = await mail.evaluate<string>(`document.querySelector('#composebody').value`);
    await unfold(mail, 'do');
    await until(async () => (await mail.inline.texts('.advice-title')).join('') !== '', 'the safer ways');
    await look(mail, 'card');
    const page = await write(mail);
    expect(before).toBe('');
    expect(await said(page, '.people')).toContain(ANN);
    await page.type('#text', CANARY);
    await look(page, 'written');
    await press(page);
    expect(await said(page, '#ended')).toBe('It’s in your mail, encrypted');
    await look(page, 'ended');
    const armored = await mail.evaluate<string>(`document.querySelector('#composebody').value`);
    expect(opened('ann', armored)).toBe(CANARY);
    await markThat(mail, (words) => words.includes('only the recipient'), 'the level');
    await look(mail, 'mail');
    await mail.close();
    await page.close();
  });

  it.each(Object.entries(EDITORS))('into %s, as the app hears it', async (what, editor) => {
    const mail = await compose(editor, [ANN, 'bob@keys-direct.org', 'dan@plain-mail.org']);
    const page = await write(mail);
    expect(await said(page, '.without .people')).toBe('dan@plain-mail.org');
    expect(await said(page, '.check')).toContain('clerk@keys-direct.org');
    const shown = await said(page, '.fingerprint');
    for (const { key } of people.values())
      expect(shown.replaceAll(' ', '')).toContain(key.getFingerprint().toUpperCase());
    await page.type('#text', CANARY);
    await page.click('#subject');
    await look(page, `without-${what.replaceAll(' ', '-')}`);
    await press(page);
    expect(await said(page, '#ended')).toContain('in your mail');
    const armored = await mail.evaluate<string>(BODY);
    for (const one of people.keys()) expect(opened(one, armored), one).toBe(CANARY);
    expect(await mail.evaluate(`document.querySelector('[name=subject]').value`)).toBe('Encrypted message');
    expect((await mail.evaluate<string[]>('heard')).filter((one) => one.startsWith('input'))).not.toEqual([]);
    // Not in the page, in its events, in storage, or on the network.
    expect(await mail.evaluate(`document.documentElement.outerHTML + ' ' + heard.join()`)).not.toContain(
      CANARY,
    );
    const kept = `JSON.stringify([await api.storage.local.get(null), await api.storage.session.get(null)])`;
    expect(await valueFor<string>(stage.browser, `https://${HOST}/`, kept)).not.toContain(CANARY);
    expect(JSON.stringify(stage.world.log)).not.toContain('canary');
    await mail.close();
    await page.close();
  });

  it('what stands in the mail is asked about; kept, it stays below, and the mail is not end-to-end', async () => {
    const mail = await compose('<textarea name=message rows=10>an old quote</textarea>', [ANN]);
    const page = await write(mail);
    await page.type('#text', CANARY);
    await press(page);
    expect(await said(page, '#write-problem')).toContain('Choose what becomes of the text');
    await page.click('#stays-kept');
    await look(page, 'standing');
    await press(page);
    const body = await mail.evaluate<string>(BODY);
    expect(body).toMatch(/^-----BEGIN PGP MESSAGE-----[^]*-----END PGP MESSAGE-----\s+an old quote$/);
    await markThat(mail, (words) => !words.includes('only the recipient'), 'the level');
    await mail.close();
    await page.close();
  });

  it('a file in the mail is spoken of before, and the mail that keeps it is not called end-to-end', async () => {
    const list = '<ul><li>payroll.xlsx (48 KB) <button type=button>Remove</button></li></ul>';
    const mail = await compose(`${EDITORS['a plain text area']}${list}`, [ANN]);
    const page = await write(mail);
    expect(await said(page, 'main')).toContain('The files that are attached already (1) stay as they are.');
    await page.type('#text', CANARY);
    await look(page, 'attached');
    await press(page);
    expect(await said(page, '#ended')).toBe('It’s in your mail, encrypted');
    // What follows is read after the text was put there, and once the file is gone it is end-to-end.
    await mail.waitFor(`document.querySelector('[name=message]').value.startsWith('-----BEGIN')`, 'the text');
    expect((await mail.inline.texts('.mark .words')).join()).not.toContain('only the recipient');
    await mail.evaluate(`void document.querySelector('ul').remove()`);
    await markThat(mail, (words) => words.includes('only the recipient'), 'the level');
    await mail.close();
    await page.close();
  });

  it('other recipients than were shown: nothing is made before the person has seen them', async () => {
    const mail = await compose(EDITORS['a plain text area'], [ANN]);
    const page = await write(mail);
    await page.type('#text', CANARY);
    await mail.type('[name=to]', ', bob@keys-direct.org');
    await mail.click('[name=subject]');
    await until(async () => (await said(page, '.people:not(.without .people)')).includes('bob@'), 'his key');
    await press(page);
    const armored = await mail.evaluate<string>(BODY);
    expect([opened('bob', armored), opened('ann', armored)]).toEqual([CANARY, CANARY]);
    await mail.close();
    await page.close();
  });

  it('a page without its editor, one that takes nothing, and one that is gone get no plain text, and it can be copied', async () => {
    const hostile = `document.querySelector('[name=message]').addEventListener('input', (event) => { event.target.value = ''; })`;
    for (const [act, words] of [
      [hostile, 'didn’t take the text'],
      [`document.querySelector('form').remove()`, 'is gone'],
    ] as const) {
      const mail = await compose(EDITORS['a plain text area'], [ANN]);
      const page = await write(mail);
      await page.type('#text', CANARY);
      await mail.evaluate(`void ${act}`);
      await press(page);
      const end = await said(page, 'main');
      if (await said(page, '#ended')) {
        expect(end).toContain(words);
        const armored = await page.evaluate<string>(`document.querySelector('#armored').value`);
        expect(opened('ann', armored)).toBe(CANARY);
      } else expect(end).toMatch(/have changed|no mail here/);
      expect(await mail.evaluate(`document.documentElement.outerHTML`)).not.toContain(CANARY);
      await look(page, words.includes('gone') ? 'gone' : 'refused');
      await mail.close();
      await page.close();
    }
  });
});
