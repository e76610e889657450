/** Ready-made notes to a recipient, opened as a new draft in the same webmail, from the card and from the popup. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { markThat, unfold } from '../world/browsers/card.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';

const ANN = 'ann@at-google.org';

describe.each(BROWSERS)('ready notes, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  it('asks for a key, in a new draft beside the mail', async () => {
    await page.goto('https://mail.google.com/mail/u/0/');
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', [ANN]);
    await markThat(page, (words) => words.includes('at-google.org') || words !== '', 'the mark');
    await unfold(page, 'do');
    await page.inline.click('.advice button[aria-label^="Open: Ask them for their key"]');
    const at = 'https://mail.google.com/mail/u/0/?extsrc=mailto&url=';
    const draft = await until(async () => {
      const [first] = await stage.browser.pagesAt(at);
      if (!first) throw new Error('no draft');
      return first;
    }, 'the draft');
    const url = new URL(await draft.evaluate<string>('location.href'));
    const mailto = new URL(url.searchParams.get('url') ?? '');
    expect(mailto.pathname).toBe(ANN);
    expect(mailto.searchParams.get('subject')).toBe('Encrypted mail');
    expect(mailto.searchParams.get('body')).toContain('Please send me your public key');
    await draft.close();
  });

  it('copies the same note', async () => {
    expect(
      await page.inline.texts('.advice button[aria-label^="Copy the text: Ask them for their key"]'),
    ).toHaveLength(1);
  });
});
