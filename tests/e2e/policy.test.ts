/** An organisation's policy, delivered through the browsers' own mechanisms, decides what a person sees. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { PARTS } from '../../utils/policy/schema.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { giveReason, question, ready } from '../world/browsers/question.ts';
import { BROWSERS, only, writeTo, type Stage } from './stage.ts';
import { markThat, sayOf, unfold } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const SEND = '.T-I-atl';
const PHONE = '5551234567@vtext.com';

/** One policy that covers every case, so that each browser starts only once. */
const POLICY: PolicyFile = {
  locked: {
    mailActions: { exposed: 'block', undeliverable: 'justify', unproven: 'observe' },
    uploadActions: { transport: 'justify', exposed: 'nonsense' },
    justificationMinimum: 12,
    keepDecisions: true,
    consentStage: 1,
    texts: [
      {
        language: 'en',
        headline: 'Please use the portal',
        help: 'Ask the help desk.',
        contact: 'help@city-office.org',
      },
      { language: 'de', headline: 'Bitte das Portal benutzen' },
    ],
    alternatives: [
      { for: ['sms-gateway'], title: 'The portal', how: 'Upload it.', link: 'https://portal.example/' },
    ],
  },
  recommended: { resolver: 'cloudflare', snoozeDays: 3, formActions: { exposed: 'justify' }, tips: true },
  merge: {
    exceptions: [
      { kind: 'recipient', value: '5550000000@vtext.com', reason: 'On-call pager' },
      { kind: 'recipient', value: '5551111111@vtext.com', reason: 'Old pager', until: '2020-12-31' },
    ],
    partners: [{ domain: 'plain-mail.org', level: 'enforced', reason: 'Forced TLS' }],
    internalDomains: ['corp.city-office.org'],
    approvedServices: [{ host: 'files.approved.org', name: 'City Files' }],
  },
};

/** Parts of the options that an organisation can hide. */
const HIDEABLE = `document.querySelector('#people-handle, #bluebubbles, a[href="/policy.html"]')`;

const sent = (page: Page) => page.evaluate(`document.querySelectorAll('#sent li').length`);
const wasSent = (page: Page) => page.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');

describe.each(BROWSERS)('under a policy, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    ({ stage } = await startUnder(name, POLICY));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  const compose = async (to: readonly string[]) => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, to);
    return page;
  };

  it('block: the mail stays, in the organisation’s words and with its own safer way first', async () => {
    const page = await compose([PHONE]);
    await markThat(page, (text) => text.startsWith(PHONE), 'the phone');
    await page.click(SEND);
    expect(await question(page)).toBe('Please use the portal');
    expect((await page.inline.texts('.hold')).join()).toContain('help@city-office.org');
    expect((await page.inline.texts('.hold .ways .button'))[0]).toBe('The portal');
    await ready(page);
    await unfold(page, 'do', '.hold ');
    expect((await page.inline.texts('.hold .advice')).join()).toContain('Upload it.');
    expect(await page.inline.texts('.hold .advice a[href="https://portal.example/"]')).toHaveLength(1);
    expect(await page.inline.texts('.hold .buttons .button')).not.toContain('Send anyway');
    await page.press('Escape');
    await page.click('[contenteditable]');
    await page.press('Control+Enter');
    await question(page);
    expect(await sent(page)).toBe(0);
    await page.close();
  });

  it('justify: asks for a reason of the length that is asked for, and keeps it on the device', async () => {
    const page = await compose(['bob@nowhere-at-all.org']);
    await markThat(page, (text) => text.startsWith('bob@'), 'the recipient');
    await page.click(SEND);
    await question(page);
    await giveReason(page, 'too short');
    expect((await page.inline.texts('.hold .problem')).join()).toContain('12');
    await giveReason(page, ' but now long');
    await wasSent(page);
    expect(await sent(page)).toBe(1);
    await page.close();
  });

  it('decisions that must be kept cannot be forgotten, and can be saved', async () => {
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.waitFor(`document.querySelector('.journal li')`, 'a decision');
    const buttons = await page.evaluate(
      `[...document.querySelector('.journal').parentElement.querySelectorAll('button')].map((one) => one.textContent)`,
    );
    expect(buttons).toEqual(['Save as JSON', 'Save as CSV']);
    await page.close();
  });

  it('observe: shows nothing', async () => {
    const page = await compose(['bob@implicit-mail.org']);
    await page.click(SEND);
    await wasSent(page);
    expect(await page.inline.hosts()).toBe(0);
    await page.close();
  });

  it('an exception is not held, an expired one is', async () => {
    const page = await compose(['5550000000@vtext.com']);
    await markThat(page, (text) => text.startsWith('5550000000'), 'the pager');
    expect(await sayOf(page, '5550000000@vtext.com')).toContain('exception: On-call pager');
    await page.inline.click('.mark');
    await page.click(SEND);
    await wasSent(page);
    await page.close();
    const old = await compose(['5551111111@vtext.com']);
    await markThat(old, (text) => text.startsWith('5551111111'), 'the old pager');
    await old.click(SEND);
    await question(old);
    await old.close();
  });

  it('a partner has the promised level', async () => {
    const page = await compose(['bob@plain-mail.org']);
    await markThat(page, (text) => /enforced/.test(text), 'the promised level');
    expect(await sayOf(page, 'bob@plain-mail.org')).toContain('Forced TLS');
    await page.close();
  });

  it('internal domains are never asked about', async () => {
    const page = await compose(['eve@corp.city-office.org']);
    await markThat(page, (text) => text.includes('corp.city-office.org'), 'the recipient');
    expect(stage.world.log.filter(({ question: asked }) => asked?.includes('corp.city-office.org'))).toEqual(
      [],
    );
    await page.close();
  });

  it('what is locked is greyed out and says whose it is; what is recommended can be changed', async () => {
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.waitFor(`document.querySelector('.note')`, 'the note');
    expect(await page.evaluate(`document.querySelector('.note').textContent`)).toMatch(
      /Set by your organisation.*Ask the help desk/,
    );
    expect(await page.evaluate(`document.querySelector('#stage-0').disabled`)).toBe(true);
    expect(await page.evaluate(`document.querySelector('#resolver-cloudflare').checked`)).toBe(true);
    expect(await page.evaluate(`document.querySelector('#resolver-quad9').disabled`)).toBe(false);
    await page.close();
  });

  it('what is done, shown and kept is the person’s to change where it is recommended, and stays theirs', async () => {
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.waitFor(`document.querySelector('#snoozeDays')`, 'the choices');
    const state = (id: string) =>
      page.evaluate(`(({ value, disabled }) => [value, disabled])(document.getElementById('${id}'))`);
    expect(await state('snoozeDays')).toEqual(['3', false]);
    expect(await state('formActions-exposed')).toEqual(['justify', false]);
    expect(await state('mailActions-exposed')).toEqual(['block', true]);
    const colours = await page.evaluate<string[]>(
      `['formActions-exposed', 'mailActions-exposed'].map((id) => getComputedStyle(document.getElementById(id)).color)`,
    );
    expect(new Set(colours).size, 'greyed out, to the eye as well').toBe(2);
    // If decisions must be kept, a person cannot lower the number of days.
    expect(await state('journalDays')).toEqual(['30', true]);
    for (const [id, value] of [
      ['snoozeDays', '0'],
      ['formActions-exposed', 'inform'],
    ])
      await page.evaluate(`(() => {
        const field = document.getElementById('${id}');
        field.value = '${value}';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      })()`);
    await page.evaluate(`void (location.hash = '#tips')`);
    await page.waitFor(`document.activeElement.id === 'tips'`, 'the choice');
    await page.click('#tips');
    await page.waitFor(
      `document.querySelector('.kept:not(:empty)')?.closest('div').querySelector('#tips')`,
      'the choice to be stored',
    );
    await page.close();
    const again = await stage.open(`${stage.browser.origin}/options.html`);
    await again.waitFor(`document.querySelector('table')`, 'the settings');
    const told = await again.evaluate<string[]>(
      `[...document.querySelectorAll('tr')].map(({ textContent }) => textContent)`,
    );
    const row = (key: string) => told.find((one) => one.startsWith(key));
    expect(row('snoozeDays')).toBe('snoozeDays0you');
    expect(row('tips')).toBe('tipsfalseyou');
    expect(row('formActions')).toMatch(/"exposed":"inform".*you$/);
    expect(row('uploadActions'), 'what was not changed is still recommended').toMatch(
      /organisation · locked$/,
    );
    expect(row('chatActions')).toMatch(/default$/);
    await again.close();
  });
});

describe.each(only('chromium'))('in %s', (name) => {
  it('a policy that changes, or goes, holds without a restart, and speaks the browser’s language', async () => {
    const { stage, folder } = await startUnder(name, POLICY, 'de');
    await waitForPolicy(stage.browser);
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, [PHONE]);
    await until(async () => (await page.inline.texts('.mark .words')).join(), 'the mark');
    await page.click(SEND);
    expect(await question(page)).toBe('Bitte das Portal benutzen');
    await page.press('Escape');
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    await options.waitFor(`document.querySelector('table') && ${HIDEABLE}`, 'all parts');
    const hiddenParts = [...PARTS];
    writePolicy(folder, { locked: { mailActions: { exposed: 'inform' }, consentStage: 1, hiddenParts } });
    await until(async () => (await page.inline.texts('.warns')).length === 0, 'the banner to go');
    await page.click(SEND);
    await wasSent(page);
    await options.waitFor(
      `!document.querySelector('table, .journal') && !${HIDEABLE}`,
      'the hidden parts to go',
    );
    await stage.close();
  });
});
