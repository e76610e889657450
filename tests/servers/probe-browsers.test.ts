/** From an organisation's policy through its probe to the question at Send, in both browsers. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, question } from '../world/browsers/question.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { waitForMark } from './marks.ts';
import { HOST, startProbed } from './probed.ts';
import { addRecipients, openCompose, pressSend, signIn, waitUntilSent, writeText } from './webmail.ts';

const DOMAIN = 'plain-mail.org';
const RECIPIENT = `erin@${DOMAIN}`;
/** The values that mean that the probe reached the server. */
const SEEN = new Set<unknown>([null, 'unconfirmed']);

let probed: Awaited<ReturnType<typeof startProbed>>;
beforeAll(async () => {
  probed = await startProbed();
});
afterAll(() => probed.close());

describe.each(BROWSERS)('in %s', (name) => {
  let browser: Browser;
  const compose = async () => {
    browser = await startBrowser(name, probed.site, 'sealcheck');
    await waitForPolicy(browser);
    const page = await browser.newPage();
    await signIn(page);
    await openCompose(page);
    await addRecipients(page, 'to', [RECIPIENT]);
    await writeText(page, { subject: 'Hi', body: 'Hi' });
    return page;
  };
  /** A probe that failed on a busy machine gives no answer, and is not repeated for hours. */
  const look = async () => {
    let said = await probed.ask(HOST, DOMAIN);
    for (let left = 3; left > 0 && !SEEN.has(said['problem']); left--) {
      probed.wait(180);
      said = await probed.ask(HOST, DOMAIN);
    }
    return said;
  };
  afterEach(async () => {
    await browser.close();
    probed.wait(70);
  });

  test('a server that takes mail openly: others can read it, and Send is held', async () => {
    await probed.setPartner(null);
    const seen: unknown[] = [];
    while (seen.at(-1) !== false && seen.length < 6) {
      seen.push((await look())['starttls']);
      probed.wait(16);
    }
    expect(seen.slice(-3)).toEqual([null, null, false]);
    const page = await compose();
    await waitForMark(page, RECIPIENT, 'exposed');
    const before = probed.site.taken();
    await pressSend(page);
    expect(await question(page)).not.toBe('');
    expect(probed.site.taken(), 'nothing was handed to the mail server').toBe(before);
    await answer(page, 'send');
    await waitUntilSent(page);
    expect(probed.site.taken()).toBe(before + 1);
  });

  test('the same server an hour after it got STARTTLS: calm, and nothing is held', async () => {
    await probed.setPartner({ certificate: probed.certificates.good });
    expect(await look()).toMatchObject({ starttls: true });
    const page = await compose();
    await waitForMark(page, RECIPIENT, 'transport');
    const before = probed.site.taken();
    await pressSend(page);
    await waitUntilSent(page);
    expect(probed.site.taken()).toBe(before + 1);
  });
});
