/** The extension's own pages by keyboard alone: every control is reached, in sight, with its focus shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { markThat } from '../world/browsers/card.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const MOST = 200;

/** Defines, in the page: `said` names an element; `step` resolves to what is wrong with the focus, '' or null at the end. */
const TOOLS = `
  window.walked = new Set();
  window.said = (one) => one.localName + (one.id && '#' + one.id) + '.' + one.className + ' ' + (one.textContent || one.getAttribute('aria-label') || '').trim().slice(0, 30);
  window.step = async () => {
    // The browser may still be scrolling.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement || window.walked.has(one)) return null;
    window.walked.add(one);
    const { outlineStyle, boxShadow } = getComputedStyle(one);
    const [box] = one.getClientRects();
    const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    const [right, bottom] = [Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isHit = !!hit && (one.contains(hit) || hit.contains(one) || [...(one.labels ?? [])].some((label) => label.contains(hit)));
    const faults = [];
    if (outlineStyle === 'none' && boxShadow === 'none') faults.push('no ring');
    if (right - left < 1 || bottom - top < 1) faults.push('out of sight');
    else if (!isHit) faults.push('under ' + (hit ? window.said(hit) : 'nothing'));
    return faults.length > 0 ? window.said(one) + ': ' + faults.join(', ') : '';
  };
  window.controls = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"], [role=button]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest('[inert], [tabindex="-1"]') && one.type !== 'hidden');
  window.missed = () => window.controls().filter((one) => !window.walked.has(one))
    .filter((one) => one.type !== 'radio' || ![...window.walked].some((other) => other.name === one.name))
    .map(window.said);
`;

/** Presses Tab from the first control to the last; returns what was wrong, and what was never reached. */
async function walk(page: Page): Promise<readonly string[]> {
  await page.evaluate(`(async () => { ${TOOLS} window.controls()[0].focus(); await window.step(); })()`);
  const faults: string[] = [];
  for (let count = 0; count < MOST; count += 1) {
    await page.press('Tab');
    const fault = await page.evaluate<string | null>('window.step()');
    if (fault === null) break;
    if (fault !== '') faults.push(fault);
  }
  const missed = await page.evaluate<string[]>('window.missed()');
  return [...faults, ...missed.map((one) => `${one}: never reached`)];
}

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
  ])('every control of %s is reached, in sight and shown', async (path) => {
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
    await page.evaluate(`void (() => { ${TOOLS} document.querySelector('.mark').focus() })()`);
    await page.press('Enter');
    await page.waitFor(`document.querySelector('[popover]:popover-open .group:nth-of-type(7)')`, 'the card');
    await page.evaluate(
      `document.querySelectorAll('[popover] details').forEach((one) => { one.open = true; })`,
    );
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
});
