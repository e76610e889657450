/** The question before a send: it stays whatever the page does, is about the newest report, and returns the focus. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { composeOn, MAIL, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

/** A page that removes elements which others add to its document. */
const REMOVES = `<script>new MutationObserver((records) => { for (const { addedNodes } of records) for (const node of addedNodes)
  if (node.localName === 'div') node.remove() }).observe(document.documentElement, { childList: true, subtree: true })</script>`;
const HIDES = `<style>div { display: none !important; opacity: 0 !important; transform: scale(0) !important }</style>`;
const FIRST = `<script>addEventListener('submit', (event) => { event.preventDefault();
  fetch('/sent', { method: 'POST', body: 'x' }) }, true)</script>`;
const FIRST_CLICK = `<script>addEventListener('click', (event) => { if (event.target.id !== 'go') return; event.preventDefault();
  fetch('/sent', { method: 'POST', body: 'x' }) }, true)</script>`;

describe.each(BROWSERS)('the question, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const sent = () => sentOn(stage);
  const wasSent = () => until(() => Promise.resolve(sent() > 0), 'what was sent');
  const compose = (html: string, to?: string) => composeOn(stage, page, html, to);
  const banner = () => until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
  const focus = () => page.evaluate<string>(`document.activeElement.id || document.activeElement.localName`);

  it('takes the person back to where they were', async () => {
    await compose(MAIL);
    await banner();
    await page.press('Enter');
    await question(page);
    await page.press('Escape');
    await gone(page);
    expect(await page.evaluate(`document.activeElement.name`)).toBe('subject');
    await page.click('#go');
    await question(page);
    await answer(page, 'cancel');
    await gone(page);
    expect(await focus()).toBe('go');
    expect(sent()).toBe(0);
  });

  it('is seen on a page that hides what it does not know', async () => {
    await compose(MAIL + HIDES);
    await page.click('#go');
    await question(page);
    await answer(page, 'send');
    await wasSent();
    expect(sent()).toBe(1);
  });

  it('leaves no dead form where the page removes it', async () => {
    await compose(MAIL);
    await banner();
    await page.evaluate(
      `void document.head.append(document.createRange().createContextualFragment(${JSON.stringify(REMOVES)}))`,
    );
    await page.click('#go');
    await wasSent();
    expect(sent()).toBe(1);
  });

  it('comes before a listener of the page that sends a submission itself; it is sent once', async () => {
    await compose(MAIL + FIRST);
    await banner();
    await page.click('#go');
    await question(page);
    expect(sent()).toBe(0);
    await answer(page, 'send');
    await wasSent();
    expect(sent()).toBe(1);
  });

  it('is put before a page that takes clicks at its window from the start hears of the click', async () => {
    await compose(MAIL + FIRST_CLICK);
    await banner();
    await page.click('#go');
    await question(page);
    expect(sent()).toBe(0);
    await answer(page, 'send');
    await wasSent();
    await gone(page);
    expect(sent()).toBe(1);
  });

  it('is about the newest report: fifty recipients, one of them at a domain that does not exist', async () => {
    const good = Array.from({ length: 49 }, (_, number) => `colleague.number.${number}@gmail.com`);
    await compose(MAIL, [...good, 'bob@nowhere-at-all.org'].join(', '));
    await page.click('#go');
    await question(page);
    await answer(page, 'cancel');
    await gone(page);
    expect(sent()).toBe(0);
  });

  it('lets a key of an unknown app pass, which does nothing there', async () => {
    await compose(MAIL);
    await banner();
    await page.press('Control+Enter');
    // Here Firefox submits a form of its own accord, which is then held.
    if (name === 'chromium') await page.click('#go');
    await question(page);
    await answer(page, 'cancel');
    await gone(page);
    expect(sent()).toBe(0);
  });
});
