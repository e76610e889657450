import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { only, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';

describe.each(only('chromium'))('a worker that is killed, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it('in the middle of a lookup: the question is asked again, and answered', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    stage.world.rtt = 1_000;
    await writeTo(page, TO, ['bob@plain-mail.org']);
    await stage.world.waitForRequest(
      ({ question }) => question === 'plain-mail.org MX',
      'the lookup to be under way',
    );
    await stage.browser.stopWorker();
    stage.world.rtt = 0;
    const words = await markThat(page, (text) => text.startsWith('bob@plain-mail.org'), 'the verdict');
    expect(words).toMatch(/nothing proves/i);
    await page.close();
  });

  it('after a lookup: the answer is remembered, nothing is asked again', async () => {
    const asked = () =>
      stage.world.log.filter(({ question }) => question?.startsWith('plain-mail.org')).length;
    const before = asked();
    await stage.browser.stopWorker();
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['ann@plain-mail.org']);
    await markThat(page, (text) => text.startsWith('ann@plain-mail.org'), 'the verdict');
    expect(asked()).toBe(before);
    await page.close();
  });
});
