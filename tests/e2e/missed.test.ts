/**
 * If a site's adapter no longer finds any compose window, mails are still noticed, and nothing else is mistaken for
 * one.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

/**
 * A mail that no adapter recognises, with readable or unreadable recipients, and other fields in which people write on
 * such a site.
 */
const mail = (recipients: string) => `<div id="mail">${recipients}
  <p><input placeholder="Subject"></p><div id="body" contenteditable="true" role="textbox" style="min-height:60px"></div>
  <button type="button" id="send">Send</button></div>`;
const READABLE = mail(
  '<p><input id="to" aria-label="To recipients"></p><p><input aria-label="Cc recipients"></p>',
);
const BLIND = mail('<p><span>Recipients</span><x-people tabindex="0">Carol</x-people></p>');
const REST = `<nav><a href="#inbox">Inbox</a></nav>
  <form role="search"><input id="search" aria-label="Search mail"></form>
  <ul><li>ann@one.example: Minutes</li><li>bob@two.example: Invoice</li></ul>
  <section><h2>Settings</h2><p>Send mail as: ann@one.example</p>
    <div id="signature" contenteditable="true" style="min-height:30px"></div>
    <label>Subject: <input></label><textarea id="away" rows="4"></textarea>
    <label><input type="checkbox"> Send to my contacts only</label><button type="button">Save changes</button></section>
  <div role="dialog" aria-label="Chat with Bob"><p>bob@two.example: Are you there?</p>
    <div id="chat" contenteditable="true" role="textbox" aria-label="Message" style="min-height:30px"></div>
    <button type="button" aria-label="Send message">&gt;</button></div>`;
const html = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mail</title><body>${body}<div id="place"></div>`;
const GMAIL = 'https://mail.google.com/mail/u/1/';
const SAYS = 'Can’t see the recipients here';

/** Writes the mail, and waits until this is shown beside it. */
async function writeMail(page: Page, says: string): Promise<void> {
  await page.type('#body', 'Hello');
  await until(async () => (await page.inline.texts('.mark .outcome')).includes(says), 'what is said of it');
}

describe.each(BROWSERS)('a site that has changed, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());
  const openPage = (body: string) => {
    stage.world.pages.set('mail.google.com/mail/u/1/', html(body));
    return stage.open(GMAIL);
  };

  it('says in the mail and in the popup that it cannot be read, how the page is built, and takes it back', async () => {
    const page = await openPage(REST + BLIND);
    await writeMail(page, SAYS);
    await page.inline.click('.mark');
    await until(
      async () => (await page.inline.texts('.structure button')).includes('Copy this page’s structure'),
      'the button',
    );
    const tab = await valueFor<number>(stage.browser, GMAIL, 'tab');
    const popup = await stage.open(`${stage.browser.origin}/popup.html?tab=${tab}`);
    await popup.waitFor(
      `document.querySelector('h1')?.textContent.includes('${SAYS}')`,
      'the popup to say so',
    );
    expect(await popup.evaluate(`document.querySelector('dl').textContent`)).toContain('Gmail');
    await popup.evaluate(
      `navigator.clipboard.writeText = (text) => (window.copied = text, Promise.resolve()),
        void document.querySelector('.structure button').click()`,
    );
    await popup.waitFor(`window.copied?.includes('<x-people')`, 'how the page is built');
    await page.evaluate(`document.querySelector('#mail').remove()`);
    await popup.waitFor(
      `!document.querySelector('h1').textContent.includes('${SAYS}')`,
      'the popup to follow',
    );
    expect(await page.inline.texts('.mark')).toEqual([]);
    await popup.close();
    await page.close();
  });

  it('warns of whom the general rule reads there', async () => {
    const page = await openPage(REST + READABLE);
    await page.type('#to', '5551234567@vtext.com');
    await writeMail(page, 'Phone companies can read this');
    await page.close();
  });

  it('says nothing where something else is written', async () => {
    const page = await openPage(REST);
    for (const field of ['#search', '#signature', '#away', '#chat']) await page.type(field, 'Hello there');
    // A sentinel: once this mail is noticed, each of those fields has been looked at.
    await page.evaluate(`document.querySelector('#place').innerHTML = ${JSON.stringify(BLIND)}, 0`);
    await writeMail(page, SAYS);
    expect(await page.inline.texts('.mark .outcome')).toEqual([SAYS]);
    await page.evaluate(`document.querySelector('#mail').remove()`);
    await until(async () => (await page.inline.texts('.mark')).length === 0, 'nothing that is said');
    await page.close();
  });
});
