/** What is ours by keyboard alone: every control is reached, in sight, with its focus shown, and pressed by its keys. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INLINE_STATES } from '../gallery/inline-states.tsx';
import { PAGE_STATES } from '../gallery/page-states.tsx';
import { openGallery, showState } from '../gallery/shoot.ts';
import { until } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { markThat } from '../world/browsers/card.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { prepare, pressAll, pressFocused, walk } from './walking.ts';

/** Expression: whether a press on the middle of the card's cross meets it. */
const CROSS = `((cross, { left, top, width, height }) => cross.contains(document.elementFromPoint(left + width / 2, top + height / 2)))(
  document.querySelector('.popover-head .hide'), document.querySelector('.popover-head .hide').getBoundingClientRect())`;
const GMAIL = 'https://mail.google.com/mail/u/0/';

describe.each(BROWSERS)('by keyboard alone, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.close());

  it.each([
    'welcome.html',
    'options.html',
    'options.html#people',
    'options.html#history',
    'options.html#advanced',
    'policy.html',
    'practice.html',
    'encrypt.html',
    'selftest.html',
  ])('every control of %s is reached, in sight, shown and pressed', async (path) => {
    const page = await stage.open(`${stage.browser.origin}/${path}`);
    await page.waitFor(
      `document.querySelector('main :is(button, input, select)') && !document.querySelector('.matrix select:disabled')`,
      'the page',
    );
    expect(await walk(page)).toEqual([]);
    await page.close();
  });

  it('every control of the popup is, in each of its parts', async () => {
    const mail = await stage.open(GMAIL);
    await mail.click('#new');
    await writeTo(mail, 'div[name=to] input', ['ann@gmail.com', '5551234567@vtext.com']);
    await markThat(mail, (text) => text.includes('and 1 more'), 'the mark');
    const tab = await valueFor<number>(stage.browser, GMAIL, 'tab');
    const popup = await stage.open(`${stage.browser.origin}/popup.html?tab=${tab}`);
    await popup.waitFor(`document.querySelector('.named button')`, 'the popup');
    await popup.setViewport(500, 400);
    expect(await walk(popup)).toEqual([]);
    await popup.close();
    await mail.close();
  });

  it('the card is opened, read to its end, with nothing under its head, and closed, with the focus back', async () => {
    const page = await stage.open(`${stage.browser.origin}/practice.html`);
    await page.setViewport(500, 420);
    await page.waitFor(`document.querySelectorAll('.person').length >= 7`, 'the people');
    await page.evaluate(
      `(async () => { for (const one of document.querySelectorAll('.person')) { one.click(); await new Promise((done) => setTimeout(done)); } })()`,
    );
    await page.waitFor(`document.querySelector('.mark')`, 'the strip');
    await page.evaluate(`void document.querySelector('.mark').focus()`);
    await page.press('Enter');
    await page.waitFor(`document.querySelector('[popover]:popover-open .group:nth-of-type(7)')`, 'the card');
    await page.evaluate(
      `document.querySelectorAll('[popover] details').forEach((one) => { one.open = true; })`,
    );
    await prepare(page);
    const isInside = `document.querySelector('[popover]').contains(document.activeElement)`;
    for (const key of ['Tab', 'Shift+Tab']) {
      await page.evaluate(`void window.walked.clear()`);
      const faults: string[] = [];
      for (let fault: string | null = ''; fault !== null;) {
        if (fault !== '') faults.push(fault);
        await page.press(key);
        fault = (await page.evaluate<boolean>(isInside))
          ? await page.evaluate<string | null>('window.step()')
          : null;
        if (fault !== null && key === 'Tab') faults.push(...(await pressFocused(page)));
        // However far one has read, the cross is in sight, with nothing over it.
        if (fault !== null && !(await page.evaluate<boolean>(CROSS))) faults.push('the cross is gone');
      }
      expect(faults, key).toEqual([]);
      expect(await page.evaluate<number>('window.walked.size'), 'all that is in it').toBeGreaterThan(20);
      // Back to the last one.
      await page.evaluate(
        `void [...document.querySelectorAll('[popover] :is(summary, a, button)')].at(-1).focus()`,
      );
    }
    await page.evaluate(`void document.querySelector('[popover] button').focus()`);
    await page.press('Escape');
    await until(
      () => page.evaluate<boolean>(`document.activeElement.className === 'mark'`),
      'the focus back',
    );
    await page.close();
  });

  it('every control in the gallery, which has each component in each state, is pressed', async () => {
    const page = await stage.browser.newPage();
    await openGallery(page);
    const done = new Set<string>();
    const faults: string[] = [];
    for (const state of [...INLINE_STATES, ...PAGE_STATES]) {
      await showState(page, state, 'en', 'light');
      for (const fault of await pressAll(page, done)) faults.push(`${state.name}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(done.size).toBeGreaterThan(100);
    await page.close();
  });
});
