/** Policy conditions on who sends and when, in real browsers: stricter where they hold, and only there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { gone, question } from '../world/browsers/question.ts';
import { DAYS } from '../../utils/policy/seat.ts';
import { BROWSERS, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const PAGE = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'sites', 'gmail-peoplekit.html'),
  'utf8',
);
const PHONE = '5551234567@vtext.com';
const OTHER = '5559876543@tmomail.net';
/**
 * Days by this machine's clock, which the browser shares. `AROUND` is yesterday to tomorrow; the other is four days
 * away.
 */
const day = (offset: number) => DAYS[(new Date().getDay() + offset + 7) % 7] ?? 'sun';
const AROUND = [day(-1), day(0), day(1)];
const FAR = [day(3), day(4)];

describe.each(BROWSERS)('conditions, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    const blocks = { channel: 'mail', actions: { exposed: 'block' } } as const;
    ({ stage } = await startUnder(name, {
      locked: {
        consentStage: 1,
        actionsWhen: [
          { ...blocks, when: { sender: ['hr.example'], days: AROUND } },
          { ...blocks, when: { sender: ['sales.example'], days: FAR } },
        ],
        exceptions: [
          { kind: 'recipient', value: OTHER, reason: 'Pager', until: '2099-12-31', when: { days: FAR } },
        ],
      },
    }));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  it.each([
    ['me@mail.hr.example', PHONE, false],
    ['me@sales.example', PHONE, true],
    ['me@gmail.com', PHONE, true],
    ['me@gmail.com', OTHER, true],
  ])('a mail from %s to %s may be sent after a question: %s', async (sender, to, may) => {
    stage.world.pages.set('mail.google.com/mail/u/0/', PAGE.replace('me@gmail.com', sender));
    const page = await stage.open('https://mail.google.com/mail/u/0/');
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', [to]);
    await markThat(page, (text) => text.startsWith(to), 'the mark');
    await page.click('.T-I-atl');
    await question(page);
    const buttons = await page.inline.texts('.hold > .buttons .button');
    expect(buttons.includes('Send anyway')).toBe(may);
    await page.press('Escape');
    await gone(page);
    expect(await page.evaluate(`document.querySelectorAll('#sent li').length`)).toBe(0);
    await page.close();
  });
});
