/** Sealcheck in Roundcube on real servers, in both browsers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from '../world/browsers/browser.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { answer, question } from '../world/browsers/question.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { expectMails, withoutTrace } from './delivered.ts';
import { openList, waitForAnswers, waitForLevels, waitForMark } from './marks.ts';
import { startSite, type Site } from './site.ts';
import {
  addRecipients,
  openCompose,
  pressSend,
  removeLastRecipient,
  sendMail,
  signIn,
  typeRecipient,
  waitUntilSent,
  writeText,
} from './webmail.ts';
import { ADDRESSEES } from './zones.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const addresses = ADDRESSEES.map(({ address }) => address);
/** Text that a careless change of the body would alter: dots, spaces, umlauts. */
const TEXT = { subject: 'Grüße from the office', body: 'Dear Erin,\n.\n..\n  two blanks, ä and €\n\nAnna' };

/** Enters To, Cc and Bcc as chips; the last recipient is typed and not turned into a chip. */
async function writeToAll(page: Page): Promise<void> {
  await openCompose(page);
  await addRecipients(page, 'to', addresses.slice(0, 8));
  await addRecipients(page, 'cc', addresses.slice(8, 14));
  await addRecipients(page, 'bcc', addresses.slice(14, -1));
  await typeRecipient(page, 'bcc', addresses.at(-1) ?? '');
  await writeText(page, TEXT);
}

describe.each(BROWSERS)('in %s', (name) => {
  let browser: Browser | undefined;
  let page: Page;
  let plain: string[];

  beforeAll(async () => {
    const placebo = await startBrowser(name, site, 'placebo');
    try {
      const bare = await placebo.newPage();
      await signIn(bare);
      await writeToAll(bare);
      const delivered = expectMails(site, addresses);
      await sendMail(bare);
      plain = await delivered();
    } finally {
      await placebo.close();
    }
    browser = await startBrowser(name, site, 'sealcheck');
    await chooseDomains(browser);
    page = await browser.newPage();
    await signIn(page);
  });
  afterAll(() => browser?.close());

  test('says of every recipient what its zone deserves, and leaves the mail as it is', async () => {
    await writeToAll(page);
    await waitForAnswers(page, addresses.length);
    await openList(page);
    const expected = Object.fromEntries(ADDRESSEES.map(({ address, expected: level }) => [address, level]));
    expect(await waitForLevels(page)).toEqual(expected);

    await page.press('Escape');
    const delivered = expectMails(site, addresses);
    await pressSend(page);
    await question(page);
    await answer(page, 'send');
    await waitUntilSent(page);
    const mails = await delivered();
    expect(mails.map(withoutTrace)).toEqual(plain.map(withoutTrace));
  });

  test('follows recipients that are added and taken away', async () => {
    await openCompose(page);
    await addRecipients(page, 'to', ['erin@dane-secured.org']);
    await waitForMark(page, 'erin@dane-secured.org', 'transport');
    await addRecipients(page, 'to', ['erin@null-mx.org']);
    await waitForMark(page, 'erin@null-mx.org', 'undeliverable');
    await removeLastRecipient(page, 'to');
    await waitForMark(page, 'erin@dane-secured.org', 'transport');
  });
});
