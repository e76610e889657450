/** What popup and card offer for what was not checked: they retry what failed, and lead to the consent choice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { markThat } from '../world/browsers/card.ts';
import { chooseDomains, valueFor } from '../world/browsers/own-pages.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';

/** Writes a mail to these recipients and leaves it open. */
async function compose(stage: Stage, to: readonly string[]): Promise<Page> {
  const page = await stage.open(GMAIL);
  await page.click('#new');
  await writeTo(page, TO, to);
  await markThat(page, (text) => to.some((one) => text.includes(one)), 'the recipients');
  return page;
}

/** Opens the popup for that mail. */
async function popupOf(stage: Stage): Promise<Page> {
  const tab = await valueFor<number>(stage.browser, GMAIL, 'tab');
  const opened = await stage.open(`${stage.browser.origin}/popup.html?tab=${tab}`);
  await opened.waitFor(`document.querySelector('h1')`, 'the popup');
  return opened;
}

/** Returns the popup's headline about the tab. */
const outcome = (popup: Page) => popup.evaluate<string>(`document.querySelector('h1').textContent.trim()`);
const ASK = `document.querySelector('.ask button')`;

describe.each(BROWSERS)('what is not checked, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());

  it('for want of consent: the popup leads to the choice', async () => {
    const page = await compose(stage, ['bob@bulk-3001.org']);
    const popup = await popupOf(stage);
    expect(await outcome(popup)).toBe('Not checked: look-ups are off');
    expect(await popup.evaluate(`${ASK}.textContent`)).toBe('Turn on look-ups');
    await popup.evaluate(`void ${ASK}.click()`);
    await popup.waitFor(
      `chrome.extension.getViews().some(({ location }) => location.pathname === '/welcome.html')`,
      'the page of the choice',
    );
    await popup.close();
    await page.close();
  });

  it('for a failure: the popup asks again, and popup and page follow', async () => {
    await chooseDomains(stage.browser);
    stage.world.faults.set('bulk-3001.org', 'servfail');
    const page = await compose(stage, ['bob@bulk-3001.org']);
    expect(await page.inline.texts('.mark .outcome')).toEqual(['Couldn’t check this']);
    const popup = await popupOf(stage);
    expect(await outcome(popup)).toBe('Couldn’t check this');
    const said = () => popup.evaluate<string>(`document.querySelector('.tried').textContent`);
    const asked = () =>
      stage.world.log.filter(({ question }) => question?.startsWith('bulk-3001.org')).length;
    const before = asked();
    await popup.evaluate(`void ${ASK}.click()`);
    await until(async () => (await said()) === 'Couldn’t check this', 'the same answer, said');
    expect(asked(), 'it was asked anew').toBeGreaterThan(before);
    stage.world.faults.delete('bulk-3001.org');
    await popup.evaluate(`${ASK}.focus(), void ${ASK}.click()`);
    await until(async () => !/^(Couldn|Checking|$)/.test(await said()), 'the answer');
    expect(await outcome(popup)).toBe(await said());
    expect(await popup.evaluate(`document.activeElement.className`)).toBe('tried');
    await until(
      async () => !/^(Couldn|Checking)/.test((await page.inline.texts('.mark .outcome')).join()),
      'the page to follow',
    );
    await popup.close();
    await page.close();
  });

  it('for a failure: the card asks again', async () => {
    stage.world.faults.set('bulk-3002.org', 'servfail');
    const page = await compose(stage, ['bob@bulk-3002.org']);
    await page.inline.click('.mark');
    await until(async () => (await page.inline.texts('.ask button')).includes('Try again'), 'the button');
    stage.world.faults.delete('bulk-3002.org');
    const said = async () => (await page.inline.texts('.tried')).join();
    await page.inline.click('.ask button');
    await until(async () => /^[^C]/.test(await said()), 'the answer');
    expect(await page.inline.texts('.headline')).toEqual([await said()]);
    await page.close();
  });
});

describe.each(BROWSERS)('what the popup tells of, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());
  const press = `void document.querySelector('.named button').click()`;

  it('is shown in the mail: the strip has the focus, and the popup is closed', async () => {
    const page = await compose(stage, ['5551234567@vtext.com']);
    const popup = await popupOf(stage);
    await popup.waitFor(`document.querySelector('.named button')`, 'the button');
    await popup.evaluate(press);
    await page.waitFor(`document.activeElement.matches('div:empty')`, 'the focus');
    expect(await page.inline.texts('.mark:focus .outcome')).toEqual(['Phone companies can read this']);
    await page.close();
  });

  it('fits one screen with fifty recipients, and 320 px across', async () => {
    const all = Array.from({ length: 50 }, (_, at) => `person.number.${at}@bulk-${3000 + at}.org`);
    const page = await compose(stage, all);
    await markThat(page, (text) => text.includes('and 49 more'), 'everybody');
    const popup = await popupOf(stage);
    const size = () =>
      popup.evaluate<readonly number[]>(
        `(({ scrollHeight, scrollWidth }) => [scrollHeight, scrollWidth - innerWidth])(document.documentElement)`,
      );
    /**
     * Returns what is cut off at the lower edge of the popup: the button that helps, or a level with the number of its
     * recipients.
     */
    const hidden = () =>
      popup.evaluate<readonly string[]>(
        `[...document.querySelectorAll('.ask button, .group > summary')].filter((one) =>
          one.getBoundingClientRect().bottom > document.querySelector('footer').getBoundingClientRect().top)
          .map(({ textContent }) => textContent)`,
      );
    const fits = async () => {
      // No browser makes a popup larger than this.
      await popup.setViewport(380, 200);
      expect((await size())[0]).toBeLessThanOrEqual(600);
      await popup.setViewport(380, 600);
      expect(await hidden()).toEqual([]);
      await popup.setViewport(320, 600);
      // Firefox cannot make a window this narrow.
      expect((await size())[1]).toBeLessThanOrEqual(0);
    };
    const asks = async (label: string) => {
      await popup.waitFor(`${ASK}?.textContent === '${label}'`, label);
    };
    await asks('Turn on look-ups');
    await fits();
    stage.world.faults.set('bulk-3049.org', 'servfail');
    await chooseDomains(stage.browser);
    await asks('Try again');
    await fits();
    await popup.close();
    await page.close();
  });
});
