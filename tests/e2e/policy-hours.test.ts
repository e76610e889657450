/** Policy conditions on hours and days by the device's clock, in real browsers, without any test waiting for one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAYS } from '../../utils/policy/seat.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { moveClock, zoneAt } from '../world/browsers/clock.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { gone, question } from '../world/browsers/question.ts';
import { BROWSERS, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const PAGE = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'sites', 'gmail-peoplekit.html'),
  'utf8',
);
const PHONE = '5551234567@vtext.com';
const NIGHT_PAGER = '5550000001@vtext.com';
const DAY_PAGER = '5550000002@vtext.com';
const SEND = '.T-I-atl';
const END = '2099-12-31';
/** A time zone in which it is now a little after one in the morning. */
const { zone, ahead } = zoneAt(1);
const local = (time = Date.now()) => new Date(time + ahead);
const today = DAYS[local().getUTCDay()] ?? 'sun';
const yesterday = DAYS[(local().getUTCDay() + 6) % 7] ?? 'sun';
const NIGHT = { from: '23:00', to: '03:00' } as const;

describe.each(BROWSERS)('at one in the morning, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    const blocks = { channel: 'mail', actions: { exposed: 'block' } } as const;
    const excepted = { kind: 'recipient', until: END } as const;
    ({ stage } = await startUnder(
      name,
      {
        locked: {
          consentStage: 1,
          actionsWhen: [
            { ...blocks, when: { sender: ['night.example'], ...NIGHT, days: [yesterday] } },
            { ...blocks, when: { sender: ['tonight.example'], ...NIGHT, days: [today] } },
            { ...blocks, when: { sender: ['office.example'], from: '09:00', to: '17:00' } },
            { ...blocks, when: { sender: ['early.example'], from: '04:00', to: '23:00' } },
          ],
          exceptions: [
            { ...excepted, value: NIGHT_PAGER, reason: 'By night', when: NIGHT },
            { ...excepted, value: DAY_PAGER, reason: 'By day', when: { from: '09:00', to: '17:00' } },
          ],
        },
      },
      undefined,
      zone,
    ));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  const compose = async (sender: string, to: string) => {
    stage.world.pages.set('mail.google.com/mail/u/0/', PAGE.replace('me@gmail.com', `me@${sender}`));
    const page = await stage.open('https://mail.google.com/mail/u/0/');
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', [to]);
    await markThat(page, (text) => text.startsWith(to), 'the mark');
    return page;
  };
  /** Presses Send and goes back from the question; returns whether it offered to send anyway. */
  const mayBeSent = async (page: Page) => {
    await page.click(SEND);
    await question(page);
    const buttons = await page.inline.texts('.hold > .buttons .button');
    await page.press('Escape');
    await gone(page);
    return buttons.includes('Send anyway');
  };

  it.each([
    ['night.example', 'a night that began yesterday', false],
    ['tonight.example', 'a night that begins today', true],
    ['office.example', 'the hours of an office', true],
  ])('%s has a rule for %s: its mail may be sent after a question: %s', async (sender, _, may) => {
    const page = await compose(sender, PHONE);
    expect(await mayBeSent(page)).toBe(may);
    expect(await page.evaluate(`document.querySelectorAll('#sent li').length`)).toBe(0);
    await page.close();
  });

  it('an exception counts in its hours, and in no others', async () => {
    const page = await compose('gmail.com', NIGHT_PAGER);
    await page.click(SEND);
    await page.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');
    await page.close();
    const other = await compose('gmail.com', DAY_PAGER);
    await other.click(SEND);
    await question(other);
    await other.close();
  });

  it('a mail that was judged before the hours begin is held by them', async () => {
    const own = await stage.open(`${stage.browser.origin}/options.html`);
    const api = '(globalThis.browser ?? chrome).alarms';
    const due = () =>
      own.evaluate<number[]>(`${api}.getAll().then((all) => all.map((one) => one.scheduledTime))`);
    const next = await until(
      async () => (await due())[0] ?? 0,
      'the worker to be woken at the next hour of the policy',
    );
    expect(local(next).toISOString()).toMatch(/T03:00:00/);
    expect(next).toBeGreaterThan(Date.now());
    expect(next - Date.now()).toBeLessThan(2 * 3_600_000);
    const page = await compose('early.example', PHONE);
    expect(await mayBeSent(page)).toBe(true);
    await moveClock(stage.browser, 4);
    // Sets off the alarm, as the browser does at that hour.
    await own.evaluate(`void ${api}.create('edge', { when: Date.now() })`);
    await until(async () => !(await mayBeSent(page)), 'the mail to be held');
    expect(await page.evaluate(`document.querySelectorAll('#sent li').length`)).toBe(0);
    await page.close();
    await own.close();
  });
});
