/**
 * Webmails that no adapter knows, built and sending in many ways: nothing goes out before the answer, exactly once
 * after it, and nothing unasked.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import rows from './composers.json' with { type: 'json' };
import ledger from './send-ledger.json' with { type: 'json' };
import { BROWSERS, startStage, type Stage } from './stage.ts';

interface Composer {
  readonly case: string;
  readonly html: string;
  /** What a person does to send: click something, press a key or several keys, or press Enter. */
  readonly act: readonly string[];
  /** An expression for the element that has the focus before that; `null`: none. */
  readonly at?: string;
  /** An expression for the To field. Default: the field with that name. */
  readonly to?: string;
  readonly isEditable?: boolean;
  /** It cannot be held: it is sent exactly once, with or without a question. */
  readonly isLoose?: boolean;
  /** What the person clicks after it was let go, which undoes it. */
  readonly then?: string;
  /** What confirms the app's own question before it sends. */
  readonly thenSend?: string;
  readonly sends?: number;
  /** A regular expression for what is sent, which is the same without Sealcheck. */
  readonly posts?: string;
  /** A path that the page posts to meanwhile; those requests are not held. */
  readonly alsoPosts?: string;
}

const HOST = 'mail.unseen-mail.net';
const PHONE = '5551234567@vtext.com';

describe.each(BROWSERS)('composers, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    for (const path of ['sent', 'quiet', 'draft'])
      stage.world.pages.set(`${HOST}/${path}`, '<!doctype html><p>Thank you');
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const to = (path: string) => stage.world.posted.filter(({ url }) => new URL(url).pathname === path);
  const sent = () => to('/sent').length;
  const wasSent = () => until(() => Promise.resolve(sent() > 0), 'what was sent');
  const isAsked = async () => (await page.inline.texts('.hold h2')).length > 0;
  const quiet = () =>
    until(
      () => page.evaluate(`fetch('https://${HOST}/quiet', { method: 'POST', body: 'x' }).then(() => true)`),
      'the page to be quiet',
    );
  const open = async ({ html, to: field = `document.querySelector('[name=to]')`, isEditable }: Composer) => {
    const body = html.replace('FIELDS', ledger.fields);
    stage.world.pages.set(`${HOST}/`, `<!doctype html><meta charset=utf-8><title>Compose</title>${body}`);
    await until(() => page.goto(`https://${HOST}/`).then(() => true), 'the page');
    // All but the last letter is set by script, because the browsers' drivers cannot find elements in shadow trees.
    const value = isEditable ? 'textContent' : 'value';
    await page.evaluate(
      `((f) => { f.focus(); f.${value} = '${PHONE.slice(0, -1)}'; ${isEditable ? 'getSelection().selectAllChildren(f); getSelection().collapseToEnd()' : 'f.setSelectionRange(99, 99)'} })(${field})`,
    );
    await page.press(PHONE.slice(-1));
    await page.evaluate(`void (${field}).blur()`);
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
    stage.world.posted.length = 0;
  };
  const send = async ({ act: [how, ...what], at }: Composer) => {
    if (at !== undefined)
      await page.evaluate(`void (${at} ?? document.activeElement).${at === 'null' ? 'blur' : 'focus'}()`);
    if (how === 'click') await page.click(what[0] ?? '');
    else if (how === 'enter') await page.press('Enter');
    else for (const key of what) await page.press(key);
  };

  it.each((rows as readonly Composer[]).map((row) => [row.case, row] as const))('%s', async (_, row) => {
    await open(row);
    await send(row);
    if (row.isLoose === true) {
      await until(async () => sent() > 0 || (await isAsked()), 'a send or a question');
      if (await isAsked().catch(() => false)) await answer(page, 'send');
    } else {
      await question(page);
      if (row.alsoPosts !== undefined)
        await until(() => Promise.resolve(to(row.alsoPosts ?? '').length > 1), 'what is not held');
      expect(sent(), 'nothing before the answer').toBe(0);
      await answer(page, 'cancel');
      await gone(page);
      await quiet();
      expect(sent(), 'nothing after "don’t send"').toBe(0);
      await send(row);
      await question(page);
      await answer(page, 'send');
    }
    for (const css of [row.then, row.thenSend])
      if (css !== undefined) {
        await page.waitFor(`document.querySelector('${css}')`, css);
        await page.click(css);
      }
    if (row.sends !== 0) await wasSent();
    await quiet();
    // An app that sends later than its click does so only after it has shown this.
    if (row.then !== undefined) await page.waitFor(`document.body.innerText.includes('Undone')`);
    expect(sent()).toBe(row.sends ?? 1);
    if (row.posts !== undefined) expect(to('/sent')[0]?.body.toString()).toMatch(new RegExp(row.posts));
  });
});
