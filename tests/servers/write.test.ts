/**
 * Alternatives on real servers, to the end: from a red strip in Roundcube to a mail that GnuPG decrypts where it
 * arrives, in three presses and Send.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import { markThat } from '../world/browsers/card.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, question, ready } from '../world/browsers/question.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { expectMails } from './delivered.ts';
import { waitForMark } from './marks.ts';
import { startProbed } from './probed.ts';
import { publishKeys, type Published } from './published.ts';
import { addRecipients, openCompose, pressSend, signIn, waitUntilSent } from './webmail.ts';

const DOMAIN = 'wkd-direct.org';
const ANN = `ann@${DOMAIN}`;
const CANARY = 'the canary sings at noon';
/** The first button under the verdict, in the card and in the question. */
const FIRST = '.ways > :nth-child(1)';
const PICTURES = process.env['SEALCHECK_PICTURES'];

let published: Published;
let probed: Awaited<ReturnType<typeof startProbed>>;
beforeAll(async () => {
  published = publishKeys();
  probed = await startProbed({ consentStage: 2, ...published.additions });
  // A server without encryption: the probe believes it after having seen it three times.
  await probed.setPartner(null);
  const seen: unknown[] = [];
  while (seen.at(-1) !== false && seen.length < 6) {
    seen.push((await probed.ask(`mail.${DOMAIN}`, DOMAIN))['starttls']);
    probed.wait(16);
  }
  expect(seen.at(-1)).toBe(false);
});
afterAll(async () => {
  await probed.close();
  published.close();
});

describe.each(BROWSERS)('a mail that others could read becomes one that only she can, in %s', (name) => {
  let browser: Browser;
  let mail: Page;
  beforeAll(async () => {
    browser = await startBrowser(name, probed.site, 'sealcheck');
    await waitForPolicy(browser);
    mail = await browser.newPage();
    await signIn(mail);
  });
  afterAll(() => browser.close());

  /** What the person has pressed since the strip turned red. */
  let presses: string[];
  beforeEach(async () => {
    await openCompose(mail);
    await addRecipients(mail, 'to', [ANN]);
    await mail.type('#compose-subject', 'A meeting');
    await waitForMark(mail, ANN, 'exposed');
    presses = [];
  });
  const press = async (what: string, act: () => Promise<void>) => {
    presses.push(what);
    await act();
  };
  const look = async (page: Page, what: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot(join(PICTURES, `${name}-${what}.png`));
  };
  const said = (page: Page, css: string) =>
    page.evaluate<string>(`[...document.querySelectorAll('${css}')].map((one) => one.innerText).join(' / ')`);

  /** Presses the button that is offered first, in the card or in the question. */
  const choose = async (at: string, css: string) => {
    await until(async () => (await mail.inline.texts(css))[0] === 'Write it privately', 'the first button');
    await look(mail, at);
    await press('write it privately', () => mail.inline.click(css));
  };
  /** Writes on the page that the press has opened, and encrypts. */
  const write = async () => {
    const page = await until(async () => {
      const opened = (await browser.pagesAt(`${browser.origin}/write.html`)).at(-1);
      if (!opened) throw new Error('no page');
      return opened;
    }, 'the page for writing');
    await page.waitFor(`document.querySelector('#text')`, 'the field');
    await until(async () => !(await said(page, 'main')).includes('Looking for a key'), 'her own key');
    expect(await said(page, '.people')).toContain(ANN);
    await look(page, 'page');
    await page.type('#text', CANARY);
    await look(page, 'written');
    await press('encrypt', () => page.click('form button[type=submit]'));
    await until(async () => (await said(page, '#ended')) !== '', 'the end');
    await look(page, 'ended');
    expect(await said(page, '#ended')).toBe('It’s in your mail, encrypted');
    await page.close();
    await markThat(mail, (words) => words.includes('only the recipient'), 'the level');
    await look(mail, 'mail');
  };
  /** Sends by this press, and returns what has arrived. */
  const send = async (act: () => Promise<void>) => {
    const [taken, delivered] = [probed.site.taken(), expectMails(probed.site, [ANN])];
    await press('send', act);
    await waitUntilSent(mail);
    const [arrived = ''] = await delivered();
    expect(probed.site.taken()).toBe(taken + 1);
    return arrived;
  };
  /** Only the key that she publishes opens it, and nothing of it was anywhere else. */
  const expectPrivate = (arrived: string) => {
    expect(published.open(arrived)).toEqual({ text: CANARY, by: published.fingerprints[ANN] });
    expect(arrived).toContain('\nSubject: A meeting\n');
    const kept = [arrived, ...probed.site.sent(), ...probed.site.requests()].join('\n');
    expect(kept).not.toContain('canary');
  };

  test('from the strip: three presses, then Send as for any mail', async () => {
    await look(mail, 'strip');
    await press('the strip', () => mail.inline.click('.mark'));
    await choose('card', FIRST);
    await write();
    expect(presses).toHaveLength(3);
    expectPrivate(await send(() => pressSend(mail)));
  });

  test('from the question at Send: three presses, Send among them', async () => {
    await pressSend(mail);
    await question(mail);
    await ready(mail);
    await choose('question', `.hold ${FIRST}`);
    await write();
    // The question is still there, with nothing left to ask about.
    expectPrivate(await send(() => answer(mail, 'send')));
    expect(presses).toHaveLength(3);
  });
});
