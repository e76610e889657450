/** Alternatives in Roundcube on real servers: the organisation's gateway, by the subject, and a note as a new draft. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import { markThat, unfold } from '../world/browsers/card.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { gone, question, ready } from '../world/browsers/question.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { expectMails } from './delivered.ts';
import { waitForMark } from './marks.ts';
import { startSite, type Site } from './site.ts';
import { addRecipients, openCompose, pressSend, signIn, waitUntilSent, writeText } from './webmail.ts';

const ERIN = 'erin@plain-mail.org';
const TITLE = 'Encrypt with City Gateway';
const POLICY: PolicyFile = {
  locked: {
    consentStage: 1,
    mailActions: { unproven: 'warn' },
    encryptTrigger: [
      {
        text: '[secure]',
        place: 'start',
        name: 'City Gateway',
        worth: 'provider-keys',
        site: ['webmail.city-office.org'],
      },
    ],
  },
};

let site: Site;
beforeAll(async () => {
  site = await startSite({ policy: POLICY });
});
afterAll(() => site.close());

const subjectsOf = (mail: string) => mail.slice(0, mail.indexOf('\n\n')).match(/^Subject:.*$/gm);

describe.each(BROWSERS)('safer ways, in %s', (name) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startBrowser(name, site, 'sealcheck');
    await waitForPolicy(browser);
    page = await browser.newPage();
    await signIn(page);
  });
  afterAll(() => browser.close());

  const press = async (part: string) => {
    const first = async () => (await page.inline.texts(`${part}.ways .button`))[0];
    await until(async () => (await first()) === TITLE, 'the organisation’s way to be the first');
    await page.inline.click(`${part}.ways > :nth-child(1)`);
  };
  const write = async () => {
    await openCompose(page);
    await addRecipients(page, 'to', [ERIN]);
    await writeText(page, { subject: 'Figures', body: 'Hello' });
    await waitForMark(page, ERIN, 'unproven');
  };

  test('the sign is in the subject of the mail that arrives, once: from the card', async () => {
    await write();
    await page.inline.click('.mark');
    await press('');
    await page.waitFor(`document.querySelector('#compose-subject').value === '[secure] Figures'`, 'the sign');
    await markThat(page, (words) => /your organisation/.test(words), 'what policy promises');
    const [taken, delivered] = [site.taken(), expectMails(site, [ERIN])];
    await page.press('Escape');
    await pressSend(page);
    await waitUntilSent(page);
    const [mail = ''] = await delivered();
    expect(subjectsOf(mail)).toEqual(['Subject: [secure] Figures']);
    expect(site.taken()).toBe(taken + 1);
  });

  test('from the question, which is answered by it', async () => {
    await write();
    const [taken, delivered] = [site.taken(), expectMails(site, [ERIN])];
    await pressSend(page);
    await question(page);
    await ready(page);
    expect(site.taken()).toBe(taken);
    await press('.hold ');
    await gone(page);
    await waitUntilSent(page);
    const [mail = ''] = await delivered();
    expect(subjectsOf(mail)).toEqual(['Subject: [secure] Figures']);
    expect(site.taken()).toBe(taken + 1);
  });

  test('a note that asks for a key opens as a new draft, to them, with its text', async () => {
    await write();
    await unfold(page, 'do');
    await page.inline.click('.advice button[aria-label^="Open: Ask them for their key"]');
    const at = 'https://webmail.city-office.org/?_task=mail&_action=compose';
    const draft = await until(async () => {
      const [, ...others] = await browser.pagesAt(at);
      const last = others.at(-1);
      if (!last) throw new Error('no draft');
      return last;
    }, 'the draft');
    await draft.waitFor(
      `document.querySelector('#compose_to li.recipient')?.innerText.includes('${ERIN}')`,
      'whom it is to',
    );
    expect(await draft.evaluate(`document.querySelector('#compose-subject').value`)).toBe('Encrypted mail');
    const text = await draft.evaluate<string>(`document.querySelector('textarea[name=_message]').value`);
    expect(text).toMatch(
      /^I’d like to write to you so that only you can read it\. .*programs find it\.\s*$/s,
    );
    await draft.close();
  });
});
