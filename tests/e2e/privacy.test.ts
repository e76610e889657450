import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import type { WorldRequest } from '../world/world.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';

describe.each(BROWSERS)('what leaves the device, in %s', (name) => {
  let stage: Stage;
  const asked = () => stage.world.log.filter(({ kind }) => kind === 'dns' || kind === 'policy');
  /** Requests before consent was given, and up to the verdict on the mail that was open then. */
  let before: readonly WorldRequest[];
  let after: readonly WorldRequest[];

  beforeAll(async () => {
    stage = await startStage(name, false);
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['bob@sts-enforce.org', '5551234567@vtext.com']);
    await markThat(page, (text) => text.startsWith('5551234567@vtext.com'), 'the tables’ verdict');
    before = asked();

    await chooseDomains(stage.browser);
    // The last lookups end in either order, and a closed page would make none.
    await Promise.all([
      stage.world.waitForRequest(({ kind }) => kind === 'policy', 'the policy to be fetched'),
      stage.world.waitForRequest(({ question }) => question?.endsWith(' TLSA') === true, 'the pin'),
    ]);
    await page.close();
    after = asked();
  });
  afterAll(() => stage.close());

  it('nothing before consent; the mark says what was not checked, and consent is taken up at once', () => {
    expect(before).toEqual([]);
    expect(after).not.toEqual([]);
  });

  it('domains of finished recipients only, never an address, never a header that identifies', () => {
    const questions = after.map(({ question, host }) => question ?? host);
    expect(new Set(questions)).toEqual(
      new Set([
        'sts-enforce.org MX',
        '_mta-sts.sts-enforce.org TXT',
        '_25._tcp.mx.sts-enforce.org TLSA',
        'mta-sts.sts-enforce.org',
      ]),
    );
    expect(questions, 'each is asked once').toHaveLength(4);
    for (const { headers } of after) {
      for (const header of ['origin', 'referer', 'cookie', 'user-agent', 'accept-language']) {
        expect(headers[header], header).toBeUndefined();
      }
    }
  });

  it('nobody is told an address: in no path, query string, header or body, of whatever kind', () => {
    // Everywhere it could appear: the text of each request, as it is and decoded.
    const texts = stage.world.log.map(({ host, path, query, headers }) => {
      const values = [...new URLSearchParams(query).values()];
      const decoded = values.map((value) => Buffer.from(value, 'base64url').toString('latin1'));
      return JSON.stringify({ host, path, query, headers, values, decoded });
    });
    expect(texts.join(), 'DNS questions are read, too').toContain('sts-enforce');
    expect(texts.filter((text) => /bob|5551234567|vtext/i.test(text))).toEqual([]);
    const bodies = stage.world.posted.map(({ url, body }) => `${url} ${body.toString('latin1')}`);
    expect(bodies.filter((text) => /bob|5551234567|vtext/i.test(text))).toEqual([]);
  });

  it('a query string is the question alone', () => {
    for (const { kind, query } of asked())
      expect([...new URLSearchParams(query).keys()], query).toEqual(kind === 'dns' ? ['dns'] : []);
  });

  it('is in the ledger exactly as the world saw it', async () => {
    const page = await stage.open(`${stage.browser.origin}/popup.html`);
    await page.waitFor(`document.querySelectorAll('.scroll li').length > 0`, 'the ledger');
    const rows = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.scroll li')].map((row) => row.textContent)`,
    );
    expect(rows).toHaveLength(asked().length);
    for (const { question, host } of asked()) {
      const name = question?.split(' ')[0] ?? host;
      expect(
        rows.some((row) => row.includes(name)),
        name,
      ).toBe(true);
    }
    await page.close();
  });

  it('nothing while a recipient is being typed, and nothing for text in the body', async () => {
    const since = asked().length;
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await page.type(TO, 'carol@typed-half');
    await page.type(TO, '-way.org');
    await page.type('.M9 [g_editable]', 'dave@in-the-body.org');
    await markThat(page, (text) => text.startsWith('carol@typed-half-way.org'), 'the finished recipient');
    const names = asked()
      .slice(since)
      .map(({ question }) => question ?? '');
    expect(names.filter((question) => !question.includes('typed-half-way.org'))).toEqual([]);
    await page.close();
  });
});
