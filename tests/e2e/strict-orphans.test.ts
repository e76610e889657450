/**
 * A strict policy while the extension goes away: what is held stays held, with words that need nothing from the
 * extension, and no page is left unusable.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const PROBE = 'probe.city-office.org/v1/probe';
const POLICY = {
  locked: {
    mailActions: { unproven: 'block', exposed: 'block' },
    consentStage: 3,
    resolver: 'https://doh.sealcheck.example/dns-query',
    probeUrl: 'https://probe.city-office.org',
    probeToken: 't0ken',
  },
} as const;

describe.each(BROWSERS)('under a policy that lets nothing unproven go, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    ({ stage } = await startUnder(name, POLICY));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  /** Sets the probe's delay (ms). */
  const probeAfter = (after: number) => {
    const seen = { host: 'mx.plain-mail.org', starttls: true, certValid: true, at: new Date().toISOString() };
    const headers = { 'content-type': 'application/json' };
    stage.world.files.set(PROBE, { headers, body: JSON.stringify(seen), after });
  };
  const sent = (page: Page) => page.evaluate<number>(`document.querySelectorAll('#sent li').length`);
  const write = async (to: string) => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    stage.world.log.length = 0;
    await writeTo(page, TO, [to]);
    return page;
  };
  /** Presses Send before there is a verdict. */
  const sendUnjudged = async (domain: string) => {
    probeAfter(6_000);
    const page = await write(`ann@${domain}`);
    await stage.world.waitForRequest(({ host }) => host === 'probe.city-office.org', 'the probe to be asked');
    await page.click('.T-I-atl');
    return page;
  };
  /** Presses Send after the verdict, and waits for the question. */
  const sendJudged = async () => {
    probeAfter(0);
    const page = await write('5551234567@vtext.com');
    await markThat(page, (words) => words.startsWith('5551234567@'), 'the mark');
    await page.click('.T-I-atl');
    await question(page);
    return page;
  };
  const wordsOf = (page: Page) =>
    until(async () => {
      const [title = ''] = await page.inline.texts('.hold h2');
      const [words = ''] = await page.inline.texts('#hold-words');
      const [button = ''] = await page.inline.texts('.hold .primary');
      return title && words && button && [title, words, button];
    }, 'the question, in words');
  /** Firefox stops the scripts of a copy that is removed, and what they held is dropped. */
  const isStopped = name === 'firefox';

  it('a worker that is stopped when Send is pressed: kept', async () => {
    const page = await sendUnjudged('plain-mail.org');
    await stage.browser.stopWorker();
    await question(page);
    expect(await sent(page)).toBe(0);
    await answer(page, 'cancel');
    await gone(page);
    expect(await sent(page)).toBe(0);
    await page.close();
  });

  it('started anew while a Send is judged: kept, told in words, and the next Send is kept by the new copy', async () => {
    const page = await sendUnjudged('sts-none.org');
    await stage.browser.reloadExtension();
    if (!isStopped) {
      await wordsOf(page);
      await answer(page, 'cancel');
      await gone(page);
    }
    expect(await sent(page)).toBe(0);
    probeAfter(0);
    await writeTo(page, TO, ['5551234567@vtext.com']);
    await markThat(page, (words) => words.includes('5551234567@'), 'the mark of the new copy');
    await page.click('.T-I-atl');
    await question(page);
    expect(await sent(page)).toBe(0);
    await answer(page, 'cancel');
    await gone(page);
    await page.close();
  });

  it('started anew while it asks: nothing is sent, and the page goes on', async () => {
    const page = await sendJudged();
    await stage.browser.reloadExtension();
    if (!isStopped) {
      await wordsOf(page);
      await answer(page, 'cancel');
    }
    await gone(page);
    expect(await sent(page)).toBe(0);
    await page.type(TO, 'x');
    await page.close();
  });

  it('removed while it asks, or while a Send is judged: the page can be used, and nothing is sent unless it is pressed again', async () => {
    const pages = [await sendJudged(), await sendUnjudged('sts-404.org')];
    await stage.browser.removeExtension();
    for (const page of pages) {
      if (!isStopped) {
        await wordsOf(page);
        await answer(page, 'cancel');
        await gone(page);
        // The scripts have stopped: the browser alone handles this press.
      } else if ((await page.inline.texts('.hold h2')).length > 0) await page.inline.click('.hold .primary');
      expect(await sent(page)).toBe(0);
      await page.click('.T-I-atl');
      expect(await sent(page), 'nobody holds it any more').toBe(1);
    }
  });
});
