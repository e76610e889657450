/** What a person marks about contacts, and what their own servers report: kept on the device, and applied. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, unfold } from '../world/browsers/card.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const ANN = '+12133734253';
const BOB = '+12133734254';
const folder = mkdtempSync(join(tmpdir(), 'sealcheck-people-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const linkTo = (href: string) =>
  `<!doctype html><title>Club</title><p><a href="${href}">Write to us</a></p><p id="away">Contact</p>`;

describe.each(BROWSERS)('people, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  const options = async () => {
    const page = await stage.open(`${stage.browser.origin}/options.html#people`);
    await page.waitFor(`document.querySelector('#people:not([hidden]) #people-handle')`, 'the options');
    return page;
  };
  const mark = async (page: Page, handle: string, what: string) => {
    await page.type('#people-handle', handle);
    await page.evaluate(
      `void (document.querySelector('#people-mark').value = '${what}', document.querySelector('#people-mark').dispatchEvent(new Event('change', { bubbles: true })))`,
    );
    await page.press('Enter');
  };
  const noteAt = async (href: string, fits: (words: string) => boolean) => {
    stage.world.pages.set('www.club-site.org/', linkTo(href));
    const page = await stage.open('https://www.club-site.org/');
    // The mouse may already be over the link. The note for a hovered link asks nobody and disappears again, so wait for
    // that.
    await page.hover('#away');
    await until(async () => (await page.inline.hosts()) === 0, 'no note before the focus');
    // A link that gets the focus before our scripts are in the page is missed; the person's next touch is not.
    await until(async () => {
      if ((await page.inline.texts('.mark .words')).length > 0) return true;
      await page.evaluate(`void (document.activeElement.blur(), document.querySelector('a').focus())`);
      return false;
    }, `a note at ${href}`);
    const words = await markThat(page, fits, `the note at ${href}`);
    return { page, words };
  };

  it('a text message is the carriers’, with the break-ins that were reported; nothing is looked up', async () => {
    const since = stage.world.log.length;
    const { page, words } = await noteAt(`sms:${ANN}?body=secret`, (text) => text !== '');
    expect(words).toMatch(/text message; phone companies can read it/);
    await unfold(page, 'know');
    await page.inline.click('.evidence summary');
    const list = (await page.inline.texts('.assessment')).join();
    expect(list).toMatch(/AT&T confirmed a break-in \(2024-12-28\)/);
    expect(list).toContain(ANN);
    expect(JSON.stringify(stage.world.log.slice(since))).not.toMatch(/2133734253|secret/);
    await page.close();
  });

  it('a mark decides about a chat whose page does not show how a message goes', async () => {
    const host = 'imessage.city-office.org';
    stage.world.pages.set(`${host}/api/v1/message/text`, '{"status":200}');
    const settings = await options();
    await mark(settings, BOB, 'imessage no');
    await settings.waitFor(`document.querySelector('tbody')?.textContent.includes('${BOB}')`, 'the mark');
    const chat = await stage.open(`https://${host}/web/`);
    await chat.click('textarea');
    await markThat(chat, (words) => words.includes('can’t see'), 'a chat of which nothing is known');
    await chat.evaluate(`openChat('any;-;${BOB}')`);
    await chat.type('textarea', 'hello');
    await chat.press('Enter');
    expect(await markThat(chat, (words) => words.includes('text message'), 'the mark to count')).toMatch(
      /^A text message: your phone company/,
    );
    await unfold(chat, 'know');
    expect((await chat.inline.texts('.assessment')).join()).toContain(
      `${BOB} is marked as having no Apple device`,
    );
    await chat.close();
    await settings.waitFor(`document.querySelector('tbody button')`, 'a way to forget');
    await settings.click('tbody button');
    await settings.waitFor(`!document.querySelector('tbody button')`, 'nobody to be marked');
    await settings.close();
  });

  it('a mouse that rests on such a link learns what it opens, where nothing moves under it, and no longer than it rests', async () => {
    stage.world.pages.set(
      'www.club-site.org/rest',
      `<!doctype html><title>Club</title><p><a id="text" href="sms:${ANN}">Write</a> or <a id="call" href="tel:${ANN}">call</a></p><p id="end">End</p>`,
    );
    const page = await stage.open('https://www.club-site.org/rest');
    const placeOfEnd = () =>
      page.evaluate<number>(`document.querySelector('#end').getBoundingClientRect().y`);
    const before = await placeOfEnd();
    const since = stage.world.log.length;
    await page.hover('#text');
    await markThat(page, (words) => words.includes('text message; phone companies can read it'), 'the note');
    expect(await placeOfEnd(), 'nothing moves').toBe(before);
    await page.hover('#call');
    await markThat(page, (words) => words.includes('call'), 'the note of the other link');
    await page.hover('#end');
    await until(async () => (await page.inline.hosts()) === 0, 'the note to go');
    expect(
      stage.world.log.slice(since).filter(({ kind }) => kind === 'dns' || kind === 'policy'),
      'nobody is asked',
    ).toEqual([]);
    await page.close();
  });

  it('a mark counts at once: the same link may then go by Apple’s messages', async () => {
    const page = await options();
    await mark(page, '(213) 373-4253', 'imessage yes');
    await page.waitFor(`document.querySelector('tbody')?.textContent.includes('${ANN}')`, 'the mark');
    await page.close();
    const { page: site, words } = await noteAt(`sms:${ANN}`, (text) => text.includes('Messages'));
    expect(words).toMatch(/only a blue bubble, or a lock/);
    await site.close();
  });

  it('one without an Apple device makes it a text message for all', async () => {
    const page = await options();
    await mark(page, BOB, 'imessage no');
    await page.waitFor(`document.querySelector('tbody')?.textContent.includes('${BOB}')`, 'the mark');
    await page.close();
    const { page: site } = await noteAt(`imessage:${ANN},${BOB}`, (text) => text.includes('text message'));
    await site.close();
  });

  it('a list is taken from a file, and a line that cannot be is told', async () => {
    const file = join(folder, 'people.csv');
    writeFileSync(
      file,
      'handle,channel,e2ee,asOf\r\nbob@plain-mail.org,signal,yes,2026-11-01\r\nnobody,signal,yes,\r\n',
    );
    const page = await options();
    await page.choose('#people-file', [file]);
    await page.waitFor(`document.body.textContent.includes('Entries imported: 1')`, 'the list to be taken');
    expect(await page.evaluate(`document.querySelector('.problems').textContent`)).toMatch(/Line 3: neither/);
    await page.close();
    const mail = await stage.open(GMAIL);
    await mail.click('#new');
    await writeTo(mail, TO, ['bob@plain-mail.org']);
    await markThat(mail, (text) => text.startsWith('bob@'), 'the recipient');
    await unfold(mail, 'do');
    expect((await mail.inline.texts('.advice-title'))[0]).toBe('Write to bob@plain-mail.org with Signal');
    await mail.close();
  });

  it('nothing but a number or an address can be marked', async () => {
    const page = await options();
    await mark(page, 'my aunt', 'signal yes');
    await page.waitFor(`document.querySelector('#people-problem').textContent !== ''`, 'the problem');
    await page.close();
  });

  it('an own BlueBubbles server is asked about one handle at a time, and named in the list of requests', async () => {
    stage.world.files.set('mac.home-server.org/api/v1/handle/availability/imessage', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: 200, message: 'Success', data: { available: true } }),
    });
    const page = await stage.open(`${stage.browser.origin}/options.html#bluebubbles`);
    await page.waitFor(`document.activeElement.id === 'bluebubbles'`, 'the field');
    await page.type('#bluebubbles', 'https://mac.home-server.org');
    await page.type('#bluebubbles-password', 'p4ss');
    await page.click('#advanced button[type=submit]');
    // Firefox asks for consent by itself, because handles will go to that server.
    await stage.browser.allow();
    await page.waitFor(
      `[...document.querySelectorAll('.kept')].some((one) => one.textContent.startsWith('Saved'))`,
      'the settings to be saved',
    );
    await page.close();
    const { page: site } = await noteAt('imessage:+12133734255', (text) => text.includes('Messages'));
    await unfold(site, 'know');
    expect((await site.inline.texts('.assessment')).join()).toMatch(/can be reached by Apple’s messages/);
    await site.close();
    const [asked] = stage.world.log.filter(({ host }) => host === 'mac.home-server.org');
    expect(asked?.query).toBe('?address=%2B12133734255&password=p4ss');
    for (const header of ['origin', 'referer', 'cookie'])
      expect(asked?.headers[header], header).toBeUndefined();
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    await popup.waitFor(
      `document.querySelector('.scroll')?.textContent.includes('mac.home-server.org was told: +12133734255')`,
      'the list of requests',
    );
    expect(await popup.evaluate(`document.body.textContent`)).not.toContain('p4ss');
    await popup.close();
  });
});
