/** What would harm a person most, on a real webmail: each mail goes out exactly as it was meant. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { openList, readMark, waitForLevels, waitForMarkOn } from './marks.ts';
import { startSite, type Site } from './site.ts';
import {
  addRecipients,
  openCompose,
  pressSend,
  sendMail,
  signIn,
  typeRecipient,
  waitUntilSent,
  writeText,
} from './webmail.ts';

const GOOD = 'erin@sts-enforced.org';
const PHONE = '5551234567@vtext.com';
const NOBODY = 'erin@never-registered.org';
const TEXT = { subject: 'Figures', body: 'Dear Erin' };

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

/** Expression: whether a click on the middle of the element with this selector would reach it. */
const isMet = (css: string) => `(() => {
  const one = document.querySelector(${JSON.stringify(css)});
  const box = one.getBoundingClientRect();
  const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return Boolean(met) && (one.contains(met) || met.contains(one));
})()`;

describe.each(BROWSERS)('in %s', (name) => {
  let browser: Browser;
  let page: Page;
  let before: number;

  beforeAll(async () => {
    browser = await startBrowser(name, site, 'sealcheck');
    await chooseDomains(browser);
    const first = await browser.newPage();
    await signIn(first);
    await first.close();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await browser.newPage();
    await openCompose(page);
    before = site.taken();
  });
  afterEach(() => page.close());

  const sentSince = () => site.taken() - before;
  /** Sends a mail that gets no warning, as a sentinel: everything sent before it has been counted by then. */
  const sendSentinel = async () => {
    await openCompose(page);
    await addRecipients(page, 'to', [GOOD]);
    await writeText(page, TEXT);
    await sendMail(page);
  };

  const writeToPhone = async () => {
    await addRecipients(page, 'to', [PHONE]);
    await writeText(page, TEXT);
  };
  const sendAnyway = async () => {
    await pressSend(page);
    await question(page);
    await answer(page, 'send');
    await waitUntilSent(page);
  };

  test('a key that does nothing here sends nothing', async () => {
    await typeRecipient(page, 'to', PHONE);
    await page.press('Control+Enter');
    await page.press('Control+Enter');
    await sendSentinel();
    expect(sentSince()).toBe(1);
  });

  test('held, taken back with Escape: the focus is where it was; sent anyway: once', async () => {
    await writeToPhone();
    await page.evaluate('document.querySelector("textarea[name=_message]").setSelectionRange(2, 4)');
    await pressSend(page);
    await question(page);
    await page.press('Escape');
    await gone(page);
    expect(await page.evaluate('document.activeElement !== document.body')).toBe(true);
    expect(sentSince()).toBe(0);
    await sendAnyway();
    await sendSentinel();
    expect(sentSince()).toBe(2);
  });

  test('a second press on Send while the question stands sends nothing more', async () => {
    await writeToPhone();
    await pressSend(page);
    await question(page);
    await page.evaluate('document.querySelector("button.send").click()');
    await answer(page, 'send');
    await waitUntilSent(page);
    await sendSentinel();
    expect(sentSince()).toBe(2);
  });

  test('fifty recipients, one at a domain that does not exist: it is held', async () => {
    const many = Array.from({ length: 49 }, (_, i) => `erin.of.the.city.office.${i}@sts-enforced.org`);
    await typeRecipient(page, 'to', [...many, NOBODY].join(', '));
    await page.press('Tab');
    await waitForMarkOn(page, NOBODY);
    await writeText(page, TEXT);
    await pressSend(page);
    await question(page);
    await answer(page, 'cancel');
    await gone(page);
    expect(sentSince()).toBe(0);
  });

  test('nobody is lost from a broken list', async () => {
    await typeRecipient(page, 'to', `Pat <${PHONE}, Erin <${GOOD}>`);
    await page.press('Tab');
    await until(async () => (await readMark(page)).includes(PHONE), 'a mark that names the phone');
    await openList(page);
    expect(Object.keys(await waitForLevels(page)).sort()).toEqual([PHONE, GOOD].sort());
  });

  test('an attachment goes out unchanged with what was held', async () => {
    const file = join(site.folder, 'figures.csv');
    writeFileSync(file, 'quarter;figure\n1;42\n');
    await writeToPhone();
    await page.choose('input[type=file][name="_attachments[]"]', [file]);
    await page.waitFor('document.querySelector("#attachment-list li:not(.uploading)")', 'the attachment');
    const had = site.deliveredTo(PHONE).length;
    await sendAnyway();
    await until(() => Promise.resolve(site.deliveredTo(PHONE).length > had), 'the mail');
    expect(site.deliveredTo(PHONE)).toHaveLength(had + 1);
    expect(site.deliveredTo(PHONE).at(-1)).toMatch(
      new RegExp(Buffer.from('quarter;figure\n1;42\n').toString('base64').slice(0, 20)),
    );
  });

  test('the page drops our question: Send works, and nothing goes out unasked', async () => {
    await writeToPhone();
    await waitForMarkOn(page, PHONE);
    await page.evaluate(`void new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node.parentNode === document.documentElement) node.remove();
    }).observe(document.documentElement, { childList: true })`);
    await pressSend(page);
    // The question cannot be shown, so the person's own action goes ahead.
    await waitUntilSent(page);
    await sendSentinel();
    expect(sentSince()).toBe(2);
  });

  test('the extension is started anew while a draft is open: it is held still, and goes out once', async () => {
    await writeToPhone();
    await waitForMarkOn(page, PHONE);
    await browser.reloadExtension();
    await page.click('#compose-subject');
    await waitForMarkOn(page, PHONE);
    await sendAnyway();
    await sendSentinel();
    expect(sentSince()).toBe(2);
  });

  test('the first press on Send after typing counts', async () => {
    await typeRecipient(page, 'to', GOOD);
    await page.type('#compose-subject', 'Figures');
    await page.type('textarea[name="_message"]', 'Dear Erin');
    await page.click('.formbuttons button.send', 100);
    await waitUntilSent(page);
    expect(sentSince()).toBe(1);
  });

  test.each(['larry', 'classic'] as const)(
    '%s: what could be clicked before the mark still can',
    async (skin) => {
      const own = await browser.newPage();
      await signIn(own, skin);
      await openCompose(own, skin);
      const fields = ['#_to', '[name=_subject]', '#cc-link'];
      const met = async () => Promise.all(fields.map((css) => own.evaluate<boolean>(isMet(css))));
      const could = await met();
      await typeRecipient(own, 'to', `${GOOD}, ${PHONE}`);
      await own.press('Tab');
      await waitForMarkOn(own, PHONE);
      // An element of ours that covers something notices this only after a moment.
      await until(async () => (await met()).join() === could.join(), 'what could be clicked to be met again');
      await own.close();
    },
  );
});
