/** An organisation's policy, where both browsers look for one, and what happens to real mails under it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import { readJournal, waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, giveReason, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { expectMails, withoutTrace } from './delivered.ts';
import { waitForMarkOn } from './marks.ts';
import { startSite, type Site } from './site.ts';
import {
  addRecipients,
  openCompose,
  pressSend,
  removeLastRecipient,
  sendMail,
  signIn,
  waitUntilSent,
  writeText,
} from './webmail.ts';

/** Returns a day in the format of policies, this many days from today. */
function day(from: number): string {
  return new Date(Date.now() + from * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

const PHONE = '5551234567@vtext.com';
const PAGER = '5550000000@vtext.com';
const OLD_PAGER = '5551111111@vtext.com';
/** All of them are `transport`. */
const WARNED = ['erin@dane-secured.org', 'erin@sts-enforced.org', 'erin@operator-hosted.org'] as const;
const JUSTIFIED = 'erin@null-mx.org';
const OBSERVED = 'erin@plain-mail.org';

/** A different action for each level, so that one browser start covers them all. */
const POLICY: PolicyFile = {
  locked: {
    mailActions: {
      exposed: 'block',
      undeliverable: 'justify',
      transport: 'warn',
      unproven: 'observe',
      unknown: 'observe',
    },
    justificationMinimum: 12,
    consentStage: 1,
    texts: [
      { language: 'en', headline: 'Please use the portal', help: 'Ask the help desk.' },
      { language: 'de', headline: 'Bitte das Portal benutzen', help: 'Fragen Sie den Service.' },
    ],
  },
  merge: {
    exceptions: [
      { kind: 'recipient', value: PAGER, reason: 'On-call pager', until: day(30) },
      { kind: 'recipient', value: OLD_PAGER, reason: 'Old pager', until: day(-1) },
    ],
  },
};

/** Text that a careless change of the body would alter: dots, spaces, umlauts. */
const DELICATE = {
  subject: 'Grüße from the office',
  body: 'Dear Erin,\n.\n..\n  two blanks, ä and €\n\nAnna',
};

let site: Site;
beforeAll(async () => {
  site = await startSite({ policy: POLICY });
});
afterAll(() => site.close());

/** Roundcube itself asks before it sends a message without subject or body. */
const SHORT = { subject: 'Hi', body: 'Hi' };

/** Writes a message to one recipient in each field. */
async function compose(page: Page, [to, cc, bcc]: readonly string[], text = SHORT): Promise<void> {
  await openCompose(page);
  if (to !== undefined) await addRecipients(page, 'to', [to]);
  if (cc !== undefined) await addRecipients(page, 'cc', [cc]);
  if (bcc !== undefined) await addRecipients(page, 'bcc', [bcc]);
  await writeText(page, text);
}

/**
 * Runs `before`, during which nothing may be handed to the mail server, and then `after`, by which exactly one mail
 * must be sent and kept as sent.
 */
async function exactlyOneBy(after: () => Promise<unknown>, before: () => Promise<unknown>): Promise<void> {
  const [taken, kept] = [site.taken(), site.sent().length];
  await before();
  expect(site.taken(), 'nothing was handed to the mail server').toBe(taken);
  await after();
  // A mail that got past the question would have come the same way as this one, so it would be counted by now.
  expect(site.taken(), 'one mail was handed to the mail server').toBe(taken + 1);
  expect(site.sent(), 'one mail is kept as sent').toHaveLength(kept + 1);
}

describe.each(BROWSERS)('under a policy, in %s', (name) => {
  let browser: Browser;
  let page: Page;
  let plain: string[];

  beforeAll(async () => {
    const placebo = await startBrowser(name, site, 'placebo');
    try {
      const bare = await placebo.newPage();
      await signIn(bare);
      await compose(bare, WARNED, DELICATE);
      const delivered = expectMails(site, WARNED);
      await sendMail(bare);
      plain = await delivered();
    } finally {
      await placebo.close();
    }
    browser = await startBrowser(name, site, 'sealcheck');
    await waitForPolicy(browser);
    page = await browser.newPage();
    await signIn(page);
  });
  afterAll(() => browser.close());

  test.each([
    ['block', PHONE],
    ['an exception that has ended', OLD_PAGER],
  ])('%s: the mail stays until it goes to somebody else, by an exception in force', async (_, address) => {
    const before = site.deliveredTo(address).length;
    await compose(page, [address]);
    await waitForMarkOn(page, address);
    await exactlyOneBy(
      async () => {
        await removeLastRecipient(page, 'to');
        await addRecipients(page, 'to', [PAGER]);
        await waitForMarkOn(page, PAGER);
        const delivered = expectMails(site, [PAGER]);
        await sendMail(page);
        await delivered();
      },
      async () => {
        await pressSend(page);
        expect(await question(page)).toBe('Please use the portal');
        expect(await page.inline.texts('.hold > .buttons .button')).toEqual(['Back to the mail']);
        await page.press('Escape');
        await gone(page);
        await pressSend(page);
        await question(page);
        await answer(page, 'cancel');
        await gone(page);
      },
    );
    expect(site.deliveredTo(address)).toHaveLength(before);
  });

  test('warn: goes back, then sends: one mail, as it would be without Sealcheck', async () => {
    await compose(page, WARNED, DELICATE);
    await until(async () => (await page.inline.texts('.warns')).length === 1, 'the warning');
    const delivered = expectMails(site, WARNED);
    await exactlyOneBy(
      async () => {
        await pressSend(page);
        await question(page);
        await answer(page, 'send');
        await waitUntilSent(page);
        expect((await delivered()).map(withoutTrace)).toEqual(plain.map(withoutTrace));
      },
      async () => {
        await pressSend(page);
        await question(page);
        await answer(page, 'cancel');
        await gone(page);
      },
    );
  });

  test('justify: asks for a reason, keeps it on the device, and sends', async () => {
    await compose(page, [JUSTIFIED]);
    await waitForMarkOn(page, JUSTIFIED);
    const delivered = expectMails(site, [JUSTIFIED]);
    await exactlyOneBy(
      async () => {
        await giveReason(page, ' but now long');
        await waitUntilSent(page);
        await delivered();
      },
      async () => {
        await pressSend(page);
        await question(page);
        await giveReason(page, 'too short');
        expect((await page.inline.texts('.hold .problem')).join()).toContain('12');
      },
    );
    const [newest = ''] = await readJournal(browser);
    expect(newest).toContain('null-mx.org');
    expect(newest).toContain('too short but now long');
  });

  test('observe: shows nothing, records, and sends', async () => {
    await compose(page, [OBSERVED]);
    await until(async () => (await readJournal(browser)).some(isObserved), 'the record');
    expect(await page.inline.hosts()).toBe(0);
    const delivered = expectMails(site, [OBSERVED]);
    await exactlyOneBy(
      async () => {
        await sendMail(page);
        await delivered();
      },
      () => Promise.resolve(),
    );
    const records = (await readJournal(browser)).filter((line) => line.includes('plain-mail.org'));
    expect(records.map(isObserved)).toEqual([true]);
  });

  test('what is locked is greyed out, and says by whom in the organisation’s words', async () => {
    const options = await browser.newPage();
    await options.goto(`${browser.origin}/options.html`);
    await options.waitFor(`document.querySelector('.note')`, 'the note');
    const note = await options.evaluate(`document.querySelector('.note').textContent`);
    expect(note).toMatch(/Set by your organisation.*Ask the help desk/);
    const stages = `[...document.querySelectorAll('input[name=stage]')].map(({ disabled }) => disabled)`;
    expect(new Set(await options.evaluate<boolean[]>(stages))).toEqual(new Set([true]));
    expect(await options.evaluate(`document.querySelector('#private').disabled`)).toBe(false);
    await options.close();
  });
});

function isObserved(line: string): boolean {
  return /plain-mail\.org – Encryption not guaranteed.*Nothing was shown/.test(line);
}

test.each(BROWSERS)('a German %s has the organisation’s German words', async (name) => {
  const browser = await startBrowser(name, site, 'sealcheck', { language: 'de' });
  try {
    await waitForPolicy(browser);
    const page = await browser.newPage();
    await signIn(page);
    await compose(page, [PHONE]);
    await until(async () => (await page.inline.texts('.warns')).length === 1, 'the warning');
    await pressSend(page);
    expect(await question(page)).toBe('Bitte das Portal benutzen');
    expect((await page.inline.texts('.hold .own-words')).join()).toBe('Fragen Sie den Service.');
  } finally {
    await browser.close();
  }
});
