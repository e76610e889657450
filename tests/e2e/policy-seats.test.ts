/** What an organisation with many seats needs from a policy: conditions, a name and a revision; in real browsers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { gone, question } from '../world/browsers/question.ts';
import { BROWSERS, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const SEND = '.T-I-atl';
const PAGER = '5550000000@vtext.com';
const PHONE = '5551234567@vtext.com';
const END = '2099-12-31T23:59Z';

const POLICY: PolicyFile = {
  locked: {
    consentStage: 1,
    policyName: 'City office, HR',
    policyDate: '2026-11-28',
    revisionUrl: 'https://intranet.city-office.org/revision.json',
    actionsWhen: [
      { channel: 'mail', actions: { exposed: 'block' }, when: { group: ['hr'], site: ['google.com'] } },
      { channel: 'mail', actions: { transport: 'block' }, when: { group: ['sales'] } },
    ],
    exceptions: [
      { kind: 'recipient', value: PAGER, reason: 'Pager', until: END, when: { group: ['hr'] } },
      { kind: 'recipient', value: PHONE, reason: 'Phone', until: END, when: { group: ['sales'] } },
    ],
  },
  merge: { groups: ['hr', 'berlin'] },
};

describe.each(BROWSERS)('a policy for many seats, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    ({ stage } = await startUnder(name, POLICY));
    stage.world.files.set('intranet.city-office.org/revision.json', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ policyDate: '2026-12-01T08:00Z' }),
    });
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  it('a condition makes stricter where it holds, and an exception counts where its own does', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, [PAGER, 'ann@gmail.com']);
    await markThat(page, (text) => text.startsWith(PAGER), 'the pager');
    await page.click(SEND);
    await page.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');
    await page.click('#new');
    await writeTo(page, TO, [PHONE]);
    await markThat(page, (text) => text.startsWith(PHONE), 'the phone');
    await page.click(SEND);
    await question(page);
    expect(await page.inline.texts('.hold > .buttons .button')).not.toContain('Send anyway');
    await page.press('Escape');
    await gone(page);
    expect(await page.evaluate(`document.querySelectorAll('#sent li').length`)).toBe(1);
    await page.close();
  });

  it('name, date and revision are shown, and that a newer policy is out', async () => {
    const stampOf = async (url: string) => {
      const page = await stage.open(`${stage.browser.origin}/${url}`);
      await page.waitFor(`document.querySelector('.stamp strong')`, 'that the policy is out of date');
      const text = await page.evaluate<string>(`document.querySelector('.stamp').textContent`);
      await page.close();
      return text;
    };
    const told = await stampOf('options.html');
    expect(told).toMatch(
      /Policy “City office, HR” · revision [0-9a-f]{12} · of 2026-11-28 Out of date since 2026-12-01T08:00Z/,
    );
    expect(await stampOf('popup.html')).toBe(told);
    const asked = stage.world.log.filter(({ host }) => host === 'intranet.city-office.org');
    expect(asked, 'once an hour').toHaveLength(1);
    expect(JSON.stringify(asked[0]?.headers)).not.toMatch(/cookie|referer/i);
  });
});
