/** From the installation to the first true verdict, as somebody goes who has read nothing: at most two clicks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markThat } from '../world/browsers/card.ts';
import { until } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';

const MOST = 2;

describe.each(BROWSERS)('a newcomer, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());

  it('gets from the installation to a verdict that was looked up in at most two clicks', async () => {
    const { browser, world } = stage;
    let clicks = 0;
    const click = async (act: Promise<unknown>) => {
      await act;
      clicks += 1;
    };
    // Nobody has to look for it: it opens by itself.
    const welcome = await until(
      async () => (await browser.pagesAt(`${browser.origin}/welcome.html`))[0],
      'the welcome page',
    );
    if (!welcome) return;
    await welcome.waitFor(`document.querySelector('#stage-1')`, 'the choices');
    expect(
      world.log.filter(({ host }) => host === 'dns.quad9.net'),
      'asked before consent',
    ).toEqual([]);
    await click(welcome.click('#stage-1'));
    // Firefox has a consent of its own for what an extension transmits.
    if (name === 'firefox') await click(browser.allow());
    await welcome.waitFor(`document.querySelector('[role=status]').textContent !== ''`, 'it to be stored');
    // From here on it is the mail that the person writes anyway.
    const mail = await stage.open('https://mail.google.com/mail/u/0/');
    await mail.click('#new');
    await writeTo(mail, 'div[name=to] input', ['bob@at-google.org']);
    const words = await markThat(mail, (text) => text.startsWith('bob@at-google.org'), 'the verdict');
    expect(words).toMatch(/normally encrypted/);
    expect(words).not.toMatch(/not checked|couldn.t/i);
    expect(
      world.log.some(({ host }) => host === 'dns.quad9.net'),
      'looked up',
    ).toBe(true);
    expect(clicks).toBeLessThanOrEqual(MOST);
  });
});
