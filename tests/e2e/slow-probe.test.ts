/** Send under a policy that lets nothing unproven go, while the organisation's probe is slow. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENCE_MS } from '../../utils/page/send/hold.ts';
import { type Page } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, writeTo, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const PROBE = 'probe.city-office.org/v1/probe';
/** How much longer a busy machine needs to draw a question (ms). */
const DRAWING = 3_000;

describe.each(BROWSERS)('a slow probe under "unproven: block", in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    ({ stage } = await startUnder(name, {
      locked: {
        mailActions: { unproven: 'block' },
        consentStage: 3,
        resolver: 'https://doh.sealcheck.example/dns-query',
        probeUrl: 'https://probe.city-office.org',
        probeToken: 't0ken',
      },
    }));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  /** Sets the probe's answer for this domain's server, and its delay. */
  const probe = (domain: string, starttls: boolean, after: number) => {
    const seen = { host: `mx.${domain}`, starttls, certValid: starttls, at: new Date().toISOString() };
    const headers = { 'content-type': 'application/json' };
    stage.world.files.set(PROBE, { headers, body: JSON.stringify(seen), after });
  };
  const sent = (page: Page) => page.evaluate<number>(`document.querySelectorAll('#sent li').length`);
  /** Presses Send as soon as the probe was asked. */
  const sendTo = async (to: string): Promise<Page> => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    stage.world.log.length = 0;
    await writeTo(page, TO, [to]);
    await stage.world.waitForRequest(({ host }) => host === 'probe.city-office.org', 'the probe to be asked');
    await page.click('.T-I-atl');
    return page;
  };

  it('waits no longer than people do: it is kept, and asked about', async () => {
    probe('plain-mail.org', true, 8_000);
    const page = await sendTo('ann@plain-mail.org');
    const pressed = performance.now();
    await question(page);
    expect(performance.now() - pressed).toBeLessThan(PATIENCE_MS + DRAWING);
    expect(await sent(page)).toBe(0);
    await answer(page, 'cancel');
    await gone(page);
    expect(await sent(page)).toBe(0);
    await page.close();
  });

  it('keeps what the probe, asked slowly, finds to go openly', async () => {
    probe('sts-none.org', false, 700);
    const page = await sendTo('ann@sts-none.org');
    await question(page);
    expect(await sent(page)).toBe(0);
    await page.close();
  });
});
