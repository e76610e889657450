import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, readList } from '../world/browsers/card.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';

/** For each sample webmail: what opens a compose window, and its To field. */
const WEBMAILS = [
  ['Gmail', GMAIL, '#new', TO],
  ['Gmail, classic layout', `${GMAIL}?layout=classic`, '#new', 'textarea[name=to]'],
  ['Outlook', 'https://outlook.office.com/mail/', '#new', '[id$=_TO] [contenteditable]'],
  ['Roundcube', 'https://webmail.city-office.org/?_task=mail', '#new', '#compose_to li.input input'],
  ['an unknown webmail', 'https://post.unseen-mail.net/', '#new', '[aria-label=An] input'],
] as const;

describe.each(BROWSERS)('composing, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it.each(WEBMAILS)('%s: one calm mark, named after the worst recipient', async (_, url, button, field) => {
    const page = await stage.open(url);
    expect(await page.inline.hosts(), 'nothing is added before a finding').toBe(0);
    await page.click(button);
    await writeTo(page, field, ['ann@gmail.com', '5551234567@vtext.com', 'bob@plain-mail.org']);
    const words = await markThat(page, (text) => text.includes('and 2 more'), 'three recipients');
    expect(words).toMatch(/^5551234567@vtext\.com: .*text message/);
    expect(await page.inline.hosts(), 'one host element for one window').toBe(1);
    expect(await page.inline.texts('.warns')).toHaveLength(1);
    expect([...(await readList(page)).keys()]).toEqual([
      '5551234567@vtext.com',
      'bob@plain-mail.org',
      'ann@gmail.com',
    ]);
    await page.close();
  });

  it('follows recipients that are added to Cc and removed again, and is silent when all are gone', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['ann@gmail.com']);
    await markThat(page, (text) => text.startsWith('ann@gmail.com'), 'the first recipient');
    await page.click('[aria-label="Add Cc recipients"]');
    await writeTo(page, 'div[name=cc] input', ['bob@nowhere-at-all.org']);
    await markThat(page, (text) => text.startsWith('bob@nowhere-at-all.org'), 'the worse one in Cc');
    await page.click('div[name=cc] .afX');
    await markThat(
      page,
      (text) => text.startsWith('ann@gmail.com') && !text.includes('more'),
      'Cc to be empty',
    );
    expect(await page.inline.texts('.warns')).toEqual([]);
    await page.click('div[name=to] .afX');
    await until(async () => (await page.inline.texts('.mark .words')).length === 0, 'the mark to go');
    await page.close();
  });

  it('reads Bcc as it reads To', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['ann@gmail.com']);
    await page.click('[aria-label="Add Bcc recipients"]');
    await writeTo(page, 'div[name=bcc] input', ['5551234567@vtext.com']);
    await markThat(page, (text) => text.startsWith('5551234567@vtext.com'), 'the worse one in Bcc');
    await page.close();
  });

  it('counts text that never became a chip, once it is finished', async () => {
    const page = await stage.open('https://webmail.city-office.org/?_task=mail&_action=compose');
    await page.type('#compose_to li.input input', 'bob@plain-mail.org');
    await page.click('#composebody');
    await markThat(page, (text) => text.startsWith('bob@plain-mail.org'), 'the uncommitted recipient');
    await page.close();
  });

  it('keeps several compose windows apart', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['ann@gmail.com']);
    await markThat(page, (text) => text.includes('ann@gmail.com'), 'the first window');
    await page.evaluate(`document.getElementById('new').click()`);
    await page.waitFor(`document.querySelectorAll('.M9').length === 2`, 'a second window');
    await page.evaluate(
      `void [...document.querySelectorAll('.M9')].find((root) => !root.querySelector('[role=option]')).querySelector('div[name=to] input').setAttribute('data-second', '')`,
    );
    await writeTo(page, '[data-second]', ['bob@plain-mail.org']);
    await until(async () => (await page.inline.texts('.mark .words')).length === 2, 'a mark in each window');
    const marks = await until(async () => {
      const texts = await page.inline.texts('.mark .words');
      return texts.some((text) => text.startsWith('bob@')) ? texts : null;
    }, 'both windows');
    expect(marks?.map((text) => text.split(':')[0]).sort()).toEqual(['ann@gmail.com', 'bob@plain-mail.org']);
    await page.close();
  });

  it('says that it cannot read a recipient who shows no address', async () => {
    const page = await stage.open('https://outlook.office.com/mail/');
    await page.click('#new');
    await writeTo(page, '[id$=_TO] [contenteditable]', ['dora']);
    await markThat(page, (text) => /can’t see the recipients/i.test(text), 'blindness to be said');
    // It contains what somebody needs who teaches Sealcheck this page, and nothing of the page's content.
    await page.inline.click('.mark');
    await until(async () => (await page.inline.texts('.structure button')).length === 1, 'the offer');
    await page.inline.click('.structure button');
    await until(
      async () => (await page.inline.texts('.structure [role=status]')).join().includes('Copied'),
      'it to be copied',
    );
    await page.press('Escape');
    const subject = '[aria-label="Add a subject"]';
    await page.type(subject, ' ');
    await page.press('Control+v');
    await page.waitFor(
      `document.querySelector('${subject}').value.includes('aria-label="To"')`,
      'the structure',
    );
    const copied = await page.evaluate<string>(`document.querySelector('${subject}').value`);
    expect(copied).toContain('contenteditable="true"');
    expect(copied).not.toMatch(/dora|sealcheck/i);
    await page.close();
  });

  it('heeds Gmail’s own open red lock', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['bob@plain-mail.org']);
    await markThat(page, (text) => text.startsWith('bob@plain-mail.org'), 'the recipient');
    expect(await page.inline.texts('.warns')).toEqual([]);
    await page.click('#lock');
    await until(async () => (await page.inline.texts('.warns')).length === 1, 'the banner');
    await page.close();
  });

  it('keeps its looks under the strictest page policy', async () => {
    const page = await stage.open('https://webmail.city-office.org/?_task=mail&_action=compose&csp=strict');
    await writeTo(page, '#compose_to li.input input', ['bob@plain-mail.org']);
    await markThat(page, (text) => text.startsWith('bob@plain-mail.org'), 'the mark');
    expect(await page.inline.style('.mark', 'cursor')).toBe('pointer');
    await page.close();
  });
});
