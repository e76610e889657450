/** A policy about chats decides which messages are held when they are sent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { ready } from '../world/browsers/question.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const POLICY = {
  locked: {
    chatActions: { exposed: 'warn', transport: 'justify', unknown: 'block' },
    justificationMinimum: 5,
    disabledApps: ['Element'],
    consentStage: 0,
  },
};
const MESSAGES = 'https://messages.google.com/web/conversations';
const question = (page: Page) =>
  until(async () => (await page.inline.texts('.hold h2')).join(), 'the question');
const gone = (page: Page) =>
  until(async () => (await page.inline.texts('.hold')).length === 0, 'no question');
const sent = (page: Page) => page.evaluate<number>(`document.querySelectorAll('#sent li').length`);
const wereSent = (page: Page, count: number) =>
  page.waitFor(`document.querySelectorAll('#sent li').length === ${count}`, `${count} messages`);
const write = async (page: Page, text: string) => {
  await page.type('textarea', text);
};

describe.each(BROWSERS)('chats under a policy, in %s', (name) => {
  let stage: Stage;
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-policy-'));
  beforeAll(async () => {
    writePolicy(folder, POLICY);
    stage = await startStage(name, false, { policies: folder });
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.waitFor(`document.querySelector('#stage-1')?.disabled === true`, 'the policy to arrive');
    await page.close();
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('warn: Enter and the button are held; an answer counts for the conversation, and is kept', async () => {
    const page = await stage.open(MESSAGES);
    await page.click('#bob');
    await write(page, 'one');
    await until(async () => (await page.inline.texts('.warns')).length === 1, 'the banner');
    await page.press('Enter');
    await question(page);
    await page.press('Escape');
    await gone(page);
    expect(await sent(page), 'Enter was held').toBe(0);
    await page.click('[data-e2e-send-text-button]');
    await question(page);
    expect(await sent(page), 'the button was held').toBe(0);
    await ready(page);
    await page.inline.click('.hold > .buttons .button:not(.primary)');
    await wereSent(page, 1);
    await write(page, 'two');
    await page.press('Enter');
    await wereSent(page, 2);
    expect(
      await page.evaluate(`[...document.querySelectorAll('#sent li')].map((li) => li.textContent)`),
    ).toEqual(['one', 'two']);
    await page.close();

    const again = await stage.open(MESSAGES);
    await again.click('#bob');
    await write(again, 'three');
    await again.press('Enter');
    await wereSent(again, 1);
    await again.click('#stranger');
    await again.close();
  });

  it('warn: another conversation is asked about', async () => {
    const page = await stage.open(MESSAGES);
    await page.click('#ann');
    await write(page, 'one');
    await page.evaluate('void switchTo(false)');
    await until(async () => (await page.inline.texts('.warns')).length === 1, 'the banner');
    await page.press('Enter');
    await question(page);
    await ready(page);
    await page.inline.click('.hold > .buttons .button:not(.primary)');
    await wereSent(page, 1);
    await page.close();
  });

  it('justify: a reason is asked once while the conversation is open', async () => {
    const page = await stage.open('https://talk.city-office.org/team/channels/town-square');
    await write(page, 'one');
    await until(async () => (await page.inline.texts('.mark .words')).length === 1, 'the mark');
    await page.press('Enter');
    await question(page);
    await ready(page);
    await page.inline.click('.hold textarea');
    for (const key of 'urgent') await page.press(key);
    await page.inline.click('.hold form:not(.buttons) button');
    await wereSent(page, 1);
    await write(page, 'two');
    await page.press('Enter');
    await wereSent(page, 2);
    await page.close();
  });

  it('block: what Sealcheck cannot see stays, however often it is tried', async () => {
    const page = await stage.open('https://web.airmessage.org/');
    await page.click('#ann');
    await write(page, 'one');
    await until(async () => (await page.inline.texts('.mark .words')).length === 1, 'the mark');
    await page.press('Enter');
    await question(page);
    expect(await page.inline.texts('.hold .buttons .button')).not.toContain('Send anyway');
    await page.press('Escape');
    await gone(page);
    await page.click('.MuiIconButton-root');
    await question(page);
    expect(await sent(page)).toBe(0);
    await page.close();
  });

  it('an app that is switched off is left alone', async () => {
    const page = await stage.open('https://app.element.io/#/room/!public:example.org');
    await page.click('[contenteditable]');
    expect(await page.inline.hosts()).toBe(0);
    await page.close();
    const other = await stage.open('https://rooms.city-office.org/#/room/!public:example.org');
    await other.click('[contenteditable]');
    await other.close();
    // A sentinel: it is judged after the others, so when it has its mark, they have been judged, too.
    const sentinel = await stage.open('https://talk.city-office.org/team/channels/off-topic');
    await sentinel.click('textarea');
    await until(async () => (await sentinel.inline.texts('.mark .words')).length === 1, 'the mark elsewhere');
    await sentinel.close();
    const own = await stage.open(`${stage.browser.origin}/options.html`);
    const tabs = await own.evaluate<string>(
      `(globalThis.browser ?? chrome).storage.session.get().then((all) => JSON.stringify(all))`,
    );
    expect(tabs).not.toContain('Element');
    await own.close();
  });
});
