/** A worker that is running but does not answer: nothing waits for it for ever, and the policy's rule applies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { Chromium } from '../world/browsers/chromium.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const HOST = 'mail.unseen-mail.net';
const FORM = `<!doctype html><meta charset=utf-8><title>Compose</title><form action="/sent" method="post">
  <p>To: <input name=to size=60></p><p>Cc: <input name=cc></p><p>Subject: <input name=subject></p>
  <p><textarea name=message rows=10 cols=60></textarea></p><button id=go name=send value=1>Send</button></form>`;
/** Far longer than a page may wait, even on a busy machine (ms). */
const HANGING = 12_000;
const BUSY = `setTimeout(() => { const end = Date.now() + ${HANGING}; while (Date.now() < end); }, 100)`;

/** Keeps the worker busy; returns until when (ms since the epoch). */
async function hang({ browser }: Stage): Promise<number> {
  if (browser instanceof Chromium) {
    await browser.context.serviceWorkers().at(-1)?.evaluate(`void ${BUSY}`);
  } else {
    // Firefox runs all of an extension's pages, its background page included, in one thread.
    const own = await browser.newPage();
    await own.goto(`${browser.origin}/options.html`);
    await own.evaluate(`void ${BUSY}`);
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  return Date.now() + HANGING - 500;
}

/** Writes a mail that is judged, changes its recipients while the worker hangs, and presses Send. */
async function sendWhileHanging(stage: Stage): Promise<{ page: Page; until: number }> {
  stage.world.pages.set(`${HOST}/`, FORM);
  stage.world.pages.set(`${HOST}/sent`, '<!doctype html><p id=sent>Thank you');
  stage.world.posted.length = 0;
  const page = await stage.open(`https://${HOST}/`);
  await page.type('[name=to]', 'bob@gmail.com');
  await page.click('[name=message]');
  await markThat(page, (said) => said.includes('gmail.com'), 'the verdict');
  const end = await hang(stage);
  await page.type('[name=to]', ', 5551234567@vtext.com');
  await page.click('#go');
  return { page, until: end };
}

describe.each(BROWSERS)('a worker that hangs, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('lets a mail go, once, while it still hangs', async () => {
    const { page, until: end } = await sendWhileHanging(stage);
    await until(() => Promise.resolve(stage.world.posted.length > 0), 'the mail');
    expect(Date.now(), 'it still hangs').toBeLessThan(end);
    await until(() => Promise.resolve(Date.now() > end + 1_000), 'its end');
    expect(stage.world.posted).toHaveLength(1);
    await page.close();
  });
});

describe.each(BROWSERS)('a worker that hangs under a policy that forbids, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    ({ stage } = await startUnder(name, { locked: { consentStage: 1, mailActions: { exposed: 'block' } } }));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  it('has the person asked, and sends nothing', async () => {
    const { page, until: end } = await sendWhileHanging(stage);
    await question(page);
    expect(Date.now(), 'it still hangs').toBeLessThan(end);
    expect(stage.world.posted).toEqual([]);
    await answer(page, 'cancel');
    await gone(page);
    expect(stage.world.posted).toEqual([]);
    await page.close();
  });
});
