/**
 * Recipients as the widgets of many frameworks show them, and lists as people paste them: none is lost, and none
 * invented.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { gone, question } from '../world/browsers/question.ts';
import rows from './recipient-widgets.json' with { type: 'json' };
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat, readList } from '../world/browsers/card.ts';

interface Widget {
  readonly case: string;
  readonly html: string;
  /** What an app's script does after the field was touched. */
  readonly do?: string;
  /** The field that is touched. Default: the To field. */
  readonly touch?: string;
  readonly names: readonly string[];
  /** There is a recipient whose address cannot be read. */
  readonly unreadable?: boolean;
}

const HOST = 'mail.unseen-mail.net';

describe.each(BROWSERS)('recipients in widgets, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    stage.world.pages.set(`${HOST}/sent`, '<!doctype html><p>Thank you');
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  it.each((rows as readonly Widget[]).map((row) => [row.case, row] as const))('%s', async (_, row) => {
    const { html, do: acts = '', touch = '[name=to]', names, unreadable = false } = row;
    stage.world.pages.set(
      `${HOST}/`,
      `<!doctype html><meta charset=utf-8><title>Compose</title><body>${html}`,
    );
    await until(() => page.goto(`https://${HOST}/`).then(() => true), 'the page');
    await page.click(touch);
    await page.evaluate(`void (() => { ${acts} })()`);
    // Focuses the field with the cursor at its end, where a person would go on writing.
    await page.evaluate(
      `((f) => { f.focus(); if ('value' in f) f.setSelectionRange(9999, 9999) })(document.querySelector(${JSON.stringify(touch)}))`,
    );
    await page.press('Space');
    await page.type('[name=subject]', 'x');
    const count = names.length > 1 || unreadable;
    const words = await markThat(
      page,
      (text) => text !== '' && (!count || /and \d+ more|\d+ without an address/.test(text)),
      'the mark',
    );
    await until(async () => {
      const seen = [...(await readList(page)).keys()].filter((one) => one.includes('@'));
      if (seen.length >= names.length) return true;
      throw new Error(`the list names ${seen.join()}; the mark says: ${words}`);
    }, 'everybody');
    const told = [...(await readList(page)).keys()].filter((one) => one.includes('@'));
    expect(new Set(told)).toEqual(new Set(names));
    const said = `${await page.inline.texts('.mark').then(String)} ${(await page.inline.texts('.list')).join()}`;
    expect(/couldn’t be read|without an address/i.test(said)).toBe(unreadable);
    await page.press('Escape');
    await page.click('#go');
    await question(page);
    await page.press('Escape');
    await gone(page);
  });
});
