/** A mail that others could read is held when it is sent, and goes out once a person agrees. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBanner } from '../world/browsers/banner.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const ROUNDCUBE = 'https://webmail.city-office.org/?_task=mail&_action=compose';

/** For each sample webmail: what opens a compose window, its To field, its send control. */
const WEBMAILS = [
  ['Gmail', GMAIL, '#new', TO, '.T-I-atl'],
  ['Gmail, classic layout', `${GMAIL}?layout=classic`, '#new', 'textarea[name=to]', '.T-I-atl'],
  [
    'Outlook',
    'https://outlook.office.com/mail/',
    '#new',
    '[id$=_TO] [contenteditable]',
    '[id*=primaryActionButton]',
  ],
  ['Roundcube', ROUNDCUBE, null, '#compose_to li.input input', '.formbuttons .send'],
  ['an unknown webmail', 'https://post.unseen-mail.net/', '#new', '[aria-label=An] input', '#ab'],
] as const;
const PHONE = '5551234567@vtext.com';

const sent = (page: Page) => page.evaluate(`document.querySelectorAll('#sent li').length`);
const wasSent = (page: Page) => page.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');

describe.each(BROWSERS)('sending, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  const compose = async (url: string, button: string | null, field: string, to: readonly string[]) => {
    const page = await stage.open(url);
    if (button) await page.click(button);
    await writeTo(page, field, to);
    return page;
  };

  it.each(WEBMAILS)('%s: asks once, keeps it when told so, sends it once when told so', async (...row) => {
    const [, url, button, field, send] = row;
    const page = await compose(url, button, field, ['ann@gmail.com', PHONE]);
    await markThat(page, (text) => text.startsWith(PHONE), 'the phone');
    await page.click(send);
    await question(page);
    await page.press('Escape');
    await gone(page);
    expect(await sent(page), 'nothing was sent').toBe(0);
    await page.click(send);
    await question(page);
    await answer(page, 'send');
    await wasSent(page);
    expect(await sent(page), 'sent exactly once').toBe(1);
    await page.close();
  });

  it.each(WEBMAILS)('%s: lets a mail go that needs no question', async (...row) => {
    const [, url, button, field, send] = row;
    const page = await compose(url, button, field, ['ann@gmail.com']);
    await markThat(page, (text) => text.startsWith('ann@gmail.com'), 'the recipient');
    await page.click(send);
    await wasSent(page);
    expect(await sent(page)).toBe(1);
    await page.close();
  });

  it('asks about a recipient that was typed and never finished', async () => {
    const page = await compose(ROUNDCUBE, null, '#compose_to li.input input', ['ann@gmail.com']);
    await markThat(page, (text) => text.startsWith('ann@gmail.com'), 'the finished recipient');
    await page.type('#compose_to li.input input', PHONE);
    await page.click('.formbuttons .send');
    await question(page);
    expect(await sent(page)).toBe(0);
    await answer(page, 'send');
    await wasSent(page);
    await page.close();
  });

  it('holds the keys that send, too, and sends once for keys and click together', async () => {
    const page = await compose(GMAIL, '#new', TO, [PHONE]);
    await markThat(page, (text) => text.startsWith(PHONE), 'the phone');
    await page.press('Control+Enter');
    await question(page);
    expect(await sent(page)).toBe(0);
    await page.press('Control+Enter');
    await answer(page, 'send');
    await wasSent(page);
    expect(await sent(page)).toBe(1);
    await page.close();
  });

  it('does not ask again about what the person has already answered at the banner', async () => {
    const page = await compose(GMAIL, '#new', TO, [PHONE]);
    await until(async () => (await page.inline.texts('.warns')).length === 1, 'the banner');
    await answerBanner(page, 'hide');
    await page.click('.T-I-atl');
    await wasSent(page);
    await page.close();
  });

  it('lets the mail go when no answer comes in time', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    stage.world.rtt = 5_000;
    await writeTo(page, TO, ['bob@slow-to-answer.org']);
    await page.click('.T-I-atl');
    await wasSent(page);
    stage.world.rtt = 0;
    await page.close();
  });
});
