/** What leaves the device, seen from the other side: in the resolver's and the web servers' own records. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { waitForAnswers, waitForMark } from './marks.ts';
import { startSite, type Site } from './site.ts';
import { addRecipients, openCompose, signIn, typeRecipient } from './webmail.ts';
import { OTHERS, ZONES } from './zones.ts';

const known = [
  ...ZONES.map(({ domain }) => domain),
  ...OTHERS.map(({ address }) => address.split('@')[1] ?? ''),
];
const isAbout = (domain: string) => (question: string) =>
  question.startsWith(`${domain} `) || question.includes(`.${domain} `);

describe.each(BROWSERS)('in %s', (name) => {
  let site: Site;
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    site = await startSite();
    browser = await startBrowser(name, site, 'sealcheck');
    page = await browser.newPage();
    await signIn(page);
    await openCompose(page);
  });
  afterAll(async () => {
    await browser?.close();
    await site.close();
  });

  /** Returns the questions about the tests' domains; browsers also ask about their vendors'. */
  const asked = () =>
    site.questions().filter((question) => known.some((domain) => isAbout(domain)(question)));

  test('nothing leaves before a choice; after it, the open message is looked at again', async () => {
    await addRecipients(page, 'to', ['erin@sts-enforced.org']);
    await until(async () => (await page.inline.hosts()) > 0, 'a mark');
    await addRecipients(page, 'to', ['5551234567@vtext.com', 'erin@gmail.com']);
    await waitForAnswers(page, 3);
    expect(asked()).toEqual([]);

    if (browser) await chooseDomains(browser);
    await until(() => Promise.resolve(asked().includes('_mta-sts.sts-enforced.org TXT')), 'a question');
    await until(() => Promise.resolve(site.requests().some(isPolicy)), 'the policy to be fetched');
  });

  test('asks for a recipient as a whole, not for what it looks like while it is typed', async () => {
    await openCompose(page);
    // While being typed, gmail.com, which the tables know, is at one point gmail.co, which they do not.
    await typeRecipient(page, 'to', 'erin@gmail.com');
    await page.press('Tab');
    await typeRecipient(page, 'to', 'erin@plain-mail.org');
    await page.press('Tab');
    await waitForAnswers(page, 2);
    await waitForMark(page, 'erin@plain-mail.org', 'unproven');
    expect(asked()).toContain('plain-mail.org MX');
    expect(site.questions().filter((question) => question.includes('gmail.co'))).toEqual([]);
  });

  test('tells nobody the address, nor about domains that the tables know', () => {
    expect(asked().length).toBeGreaterThan(0);
    expect(site.questions().filter((question) => /erin|5551234567/.test(question))).toEqual([]);
    expect(asked().filter((question) => /(gmail|vtext)\.com /.test(question))).toEqual([]);
    expect(
      site.requests().filter((request) => /erin|5551234567/i.test(request + encodedIn(request))),
    ).toEqual([]);
  });

  test('a policy is fetched without origin, cookie, referrer, language or name of the browser', () => {
    const fetches = site.requests().filter(isPolicy);
    expect(fetches.length).toBeGreaterThan(0);
    for (const fetched of fetches)
      expect(fetched).toMatch(/origin="-" cookie="-" referer="-" agent="-" language="-"$/);
  });
});

function isPolicy(request: string): boolean {
  return request.startsWith('mta-sts.');
}

/** Returns the decoded values in a request's query string; the request's URL is its second word. */
function encodedIn(request: string): string {
  const query = request.split(' ')[1]?.split('?')[1] ?? '';
  const values = [...new URLSearchParams(query).values()];
  return values.flatMap((value) => [value, Buffer.from(value, 'base64url').toString('latin1')]).join();
}
