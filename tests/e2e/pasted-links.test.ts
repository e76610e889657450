/**
 * Links that a person pastes into a mail are named there: unencrypted transfers, and links that contain their own key.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, readList, sayOf } from '../world/browsers/card.ts';

const KEY = 'x7Gq2LmP0sVbN4tR8wZk1A';

/** One webmail with a rich-text editor in the page, and one with a plain text field. */
const WEBMAILS = [
  {
    webmail: 'Gmail',
    url: 'https://mail.google.com/mail/u/0/',
    button: '#new',
    to: 'div[name=to] input',
    subject: 'input[name=subjectbox]',
    body: '.M9 [g_editable]',
  },
  {
    webmail: 'Roundcube',
    url: 'https://webmail.city-office.org/?_task=mail&_action=compose',
    button: null,
    to: '#compose_to li.input input',
    subject: '[name=_subject]',
    body: '#composebody',
  },
] as const;

/** Pastes by the clipboard, as people do; the subject line is used to put the text there. */
async function paste(page: Page, from: string, to: string, text: string): Promise<void> {
  await page.type(from, text);
  await page.press('Control+a');
  await page.press('Control+x');
  await page.click(to);
  await page.press('Control+v');
}

describe.each(BROWSERS)('links pasted into a mail, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it.each(WEBMAILS)('$webmail: named beside the recipients, and never held', async (webmail) => {
    const { url, button, to, subject, body } = webmail;
    const page = await stage.open(url);
    if (button) await page.click(button);
    await writeTo(page, to, ['ann@gmail.com']);
    await markThat(page, (text) => text.startsWith('ann@gmail.com'), 'the recipient');
    await paste(
      page,
      subject,
      body,
      `https://mega.nz/file/abc#${KEY} and ftp://files.seen-nowhere.org/a.zip`,
    );
    await markThat(page, (text) => text.startsWith('files.seen-nowhere.org'), 'the open transfer');
    const list = await readList(page);
    expect([...list.keys()]).toEqual(['files.seen-nowhere.org', 'mega.nz', 'ann@gmail.com']);
    expect(await sayOf(page, 'mega.nz'), 'the key travels along').toContain('anyone who can read the mail');
    expect(await sayOf(page, 'files.seen-nowhere.org')).toMatch(/Ask for an address with encryption/);
    expect(await sayOf(page, 'mega.nz')).toMatch(/Send the key another way/);
    expect(JSON.stringify(stage.world.log), 'nothing of the links leaves').not.toMatch(
      /mega|seen-nowhere|x7Gq/,
    );
    await page.close();
  });

  it('says nothing of links that are as they should be', async () => {
    const [{ url, button, to, subject, body }] = WEBMAILS;
    const page = await stage.open(url);
    await page.click(button);
    await paste(page, subject, body, `https://docs.seen-nowhere.org/page#part-2 https://we.tl/t-${KEY}`);
    await page.waitFor(`document.querySelector('${body}').textContent.includes('we.tl')`, 'the text');
    await writeTo(page, to, ['ann@gmail.com']);
    await markThat(page, (text) => text.startsWith('ann@gmail.com'), 'the recipient');
    const shown = await until(() => readList(page), 'the list');
    expect([...shown.keys()]).toEqual(['ann@gmail.com']);
    await page.close();
  });
});
