/** Roundcube's older skins, where recipients are plain text in a field. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { startBrowser } from './browsers.ts';
import { openList, waitForAnswers, waitForLevels } from './marks.ts';
import { startSite, type Site } from './site.ts';
import { openCompose, signIn, typeRecipient } from './webmail.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await startSite();
  browser = await startBrowser('chromium', site, 'sealcheck');
  await chooseDomains(browser);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const RECIPIENTS = {
  'erin@sts-enforced.org': 'transport',
  'erin@plain-mail.org': 'unproven',
  'erin@null-mx.org': 'undeliverable',
  'erin@dane-secured.org': 'transport',
};
const TYPED =
  'erin@sts-enforced.org, erin@plain-mail.org; erin@null-mx.org, "Example, Erin" <erin@dane-secured.org>';

/** Expression: the element that a click on the middle of the To field would reach. */
const HIT = `(() => {
  const box = document.querySelector("#_to").getBoundingClientRect();
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).id;
})()`;

describe.each(['larry', 'classic'] as const)('in the skin %s', (skin) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
    await signIn(page, skin);
    await openCompose(page, skin);
    await typeRecipient(page, 'to', TYPED);
    await page.press('Tab');
    await waitForAnswers(page, Object.keys(RECIPIENTS).length);
  });

  test('every recipient of a typed list is read', async () => {
    await openList(page);
    expect(await waitForLevels(page)).toEqual(RECIPIENTS);
    await page.press('Escape');
  });

  // The skin Classic positions the body by script, once, for the height that the headers had then. The mark would
  // overlap the field, so it must move elsewhere.
  test('the mark leaves the field where it can be clicked', async () => {
    await until(async () => (await page.evaluate<string>(HIT)) === '_to', 'the field to be met');
  });
});
