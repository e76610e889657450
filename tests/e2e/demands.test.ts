/** What recipients demand (DANE, MTA-STS), and what the sender's service honours: `enforced` only where both hold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { levelOf } from './levels.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat, readList, sayOf } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const OUTLOOK = 'https://outlook.office.com/mail/';
const OUTLOOK_TO = '[id$=_TO] [contenteditable]';
const PAGE = join(import.meta.dirname, '..', 'fixtures', 'sites', 'gmail-peoplekit.html');

async function write(page: Page, field: string, domains: readonly string[]): Promise<Record<string, string>> {
  await page.click('#new');
  await writeTo(
    page,
    field,
    domains.map((domain) => `bob@${domain}`),
  );
  const others = domains.length === 1 ? `bob@${domains[0] ?? ''}` : `and ${domains.length - 1} more`;
  await markThat(page, (words) => words.includes(others), 'all recipients');
  const list = await readList(page);
  return Object.fromEntries(domains.map((domain) => [domain, levelOf(list.get(`bob@${domain}`) ?? '')]));
}

describe.each(BROWSERS)('demands for encryption, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('are enforced where the sender heeds them, also to the commonest recipients', async () => {
    const page = await stage.open(GMAIL);
    const domains = ['gmail.com', 'proton.me', 'sts-enforce.org'];
    expect(await write(page, TO, domains)).toEqual({
      'gmail.com': 'enforced',
      'proton.me': 'enforced',
      'sts-enforce.org': 'enforced',
    });
    expect(await sayOf(page, 'bob@gmail.com')).toContain('follows such policies');
    const asked = stage.world.log.map(({ question, host }) => question ?? host);
    expect(asked).toContain('_mta-sts.gmail.com TXT');
    expect(asked, 'Gmail heeds no DANE').not.toContain('_25._tcp.gmail-smtp-in.l.google.com TLSA');
    await page.close();
  });

  it('are not where nobody could heed them', async () => {
    const page = await stage.open(GMAIL);
    expect(await write(page, TO, ['sts-literal.org', 'sts-beside.org', 'mx-localhost.org'])).toEqual({
      'sts-literal.org': 'unproven',
      'sts-beside.org': 'unproven',
      'mx-localhost.org': 'unproven',
    });
    const said = await sayOf(page, 'bob@mx-localhost.org');
    expect(said).toContain('no mail server can have that name');
    expect(said).not.toContain('takes its mail at');
    await page.close();
    const outlook = await stage.open(OUTLOOK);
    expect(await write(outlook, OUTLOOK_TO, ['dane-bit.org'])).toEqual({ 'dane-bit.org': 'unproven' });
    await outlook.close();
  });

  it('that no mail host meets send the mail back: the person is warned', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['bob@sts-mismatch.org']);
    await markThat(page, (words) => words === 'bob@sts-mismatch.org: probably won’t arrive', 'the mark');
    expect((await page.inline.texts('.warns')).join()).toContain('probably won’t reach');
    expect(await sayOf(page, 'bob@sts-mismatch.org')).toContain('will probably bounce');
    await page.close();
  });
});

describe.each(BROWSERS)('a sender of whom it is not known, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    ({ stage } = await startUnder(name, { locked: { consentStage: 1, outboundRelay: 'nothing' } }));
    await waitForPolicy(stage.browser);
    const html = readFileSync(PAGE, 'utf8').replace('me@gmail.com', 'me@gmx.net');
    stage.world.pages.set('mail.google.com/mail/u/0/', html);
  });
  afterAll(() => stage.close());

  it('a relay that honours nothing, or an address of another provider: not enforced', async () => {
    const outlook = await stage.open(OUTLOOK);
    expect(await write(outlook, OUTLOOK_TO, ['sts-enforce.org'])).toEqual({ 'sts-enforce.org': 'transport' });
    expect(await sayOf(outlook, 'bob@sts-enforce.org')).toContain('Your organisation’s mail relay');
    await outlook.close();
    const gmail = await stage.open(GMAIL);
    expect(await write(gmail, TO, ['sts-enforce.org'])).toEqual({ 'sts-enforce.org': 'transport' });
    expect(await sayOf(gmail, 'bob@sts-enforce.org')).toContain('an address at gmx.net');
    await gmail.close();
  });
});
