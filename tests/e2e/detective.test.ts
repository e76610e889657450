/**
 * The page detective: what a page can find out with everything that scripts and styles can observe. It may find out
 * only that something of an extension is in it once there is something to show; nothing may differ between verdicts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { detectiveAt } from './detecting.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const HOST = 'mail.unseen-mail.net';
const MAIL = `<form action="/sent" method="post"><p>To: <input id=to name=to size=60></p><p>Cc: <input name=cc></p><p>Subject: <input name=subject></p>
  <p><textarea name=message rows=10 cols=60></textarea></p><button id="go" name="send" value="1">Send</button></form><p id=after>After</p>`;
const FLEX = `<form action="/sent" method="post" style="display:inline-flex;flex-wrap:wrap"><p>To: <input id=to name=to size=30></p><p>Cc: <input name=cc></p><p>Subject: <input name=subject></p>
  <p><textarea name=message rows=10 cols=30></textarea></p><button id="go" name="send" value="1">Send</button></form><p id=after>After</p>`;
const TABLE = `<form action="/sent" method="post"><table><tr><td>To:<td><input id=to name=to size=60><tr><td>Cc:<td><input name=cc size=60><tr><td>Subject:<td><input name=subject size=60><tr><td>Text:<td><textarea name=message rows=10 cols=60></textarea><tr><td><td><input id=go type=submit name=send value=Send></table></form>`;

/** A recipient for each level, and how its mark begins. */
const TO: Readonly<Record<string, [string, RegExp]>> = {
  exposed: ['5551234567@vtext.com', /text message/],
  undeliverable: ['bob@nowhere-at-all.org', /won’t arrive/],
  unproven: ['bob@plain-mail.org', /nothing proves/],
  transport: ['bob@gmail.com', /normally/],
};
const ROWS: Readonly<Record<string, string>> = {
  'the strip in the flow': MAIL,
  'the strip where its parent is as wide as its content': FLEX,
  'the loose box': TABLE,
};

/** The strictest CSP, with an endpoint for reports of what the browser refused. */
const STRICTEST =
  "default-src 'none'; script-src 'nonce-a'; style-src 'nonce-a'; img-src 'self'; form-action 'self'; base-uri 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'; report-uri /refused";
const REFUSED = `<script nonce=a>window.refused = []; addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile), true)</script>`;

describe.each(BROWSERS)('what a page can tell, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  let detective: ReturnType<typeof detectiveAt>;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
    await page.setViewport(1000, 800);
    detective = detectiveAt(stage, page);
  });
  afterAll(() => stage.close());

  const compose = async (html: string, [to, words]: [string, RegExp]) => {
    await detective.put(`https://${HOST}/`, html);
    await page.type('#to', to);
    await page.click('[name=message]');
    await page.hover('[name=message]');
    await markThat(page, (said) => words.test(said), to);
  };
  const levels = Object.entries(TO);

  it.each(Object.entries(ROWS))('%s tells no level', async (_, html) => {
    expect(await detective.compare(levels.map(([level, to]) => [level, () => compose(html, to)]))).toEqual(
      [],
    );
  });

  it('the open list tells no level', async () => {
    const open = async (to: [string, RegExp]) => {
      await compose(MAIL, to);
      await page.inline.click('.mark');
      await until(async () => (await page.inline.texts('.assessment')).length > 0, 'the list');
      await page.waitFor(`document.activeElement.localName === 'div'`, 'the focus in it');
      await page.press('Control+c');
    };
    expect(await detective.compare(levels.map(([level, to]) => [level, () => open(to)]))).toEqual([]);
  });

  it('the question tells no level', async () => {
    const ask = async (to: [string, RegExp]) => {
      await compose(MAIL, to);
      await page.click('#go');
      await question(page);
    };
    expect(await detective.compare(levels.slice(0, 2).map(([level, to]) => [level, () => ask(to)]))).toEqual(
      [],
    );
    await page.press('Escape');
    await gone(page);
  });

  it('the notice that something was not sent tells no level', async () => {
    const lose = async (to: [string, RegExp]) => {
      await compose(MAIL, to);
      await page.click('#go');
      await question(page);
      await page.evaluate(
        `void ((go) => { go.replaceWith(go.cloneNode(true), go.cloneNode(true)); })(document.querySelector('#go'))`,
      );
      await answer(page, 'send');
      await until(async () => (await page.inline.texts('.hold h2')).join() === 'Not sent.', 'the notice');
    };
    expect(await detective.compare(levels.slice(0, 2).map(([level, to]) => [level, () => lose(to)]))).toEqual(
      [],
    );
    await page.press('Escape');
    await gone(page);
  });

  it('the strictest policy of a page has nothing of ours to report', async () => {
    const headers = { 'content-type': 'text/html', 'content-security-policy': STRICTEST };
    const { files, posted } = stage.world;
    files.set('strict-mail.net/', { headers, body: `<!doctype html><title>Page</title>${REFUSED}${MAIL}` });
    const before = posted.length;
    const [to, words] = TO.exposed ?? ['', /./];
    await page.goto('https://strict-mail.net/');
    await page.type('#to', to);
    await page.click('[name=message]');
    await markThat(page, (said) => words.test(said), to);
    await page.click('#go');
    await question(page);
    await page.press('Escape');
    await gone(page);
    // A violation by the page itself is reported after any of ours.
    await page.evaluate(`void document.body.setAttribute('style', 'color: red')`);
    await page.waitFor('window.refused.length > 0', 'the report');
    const reports = await page.evaluate<string[]>('window.refused');
    expect(reports.filter((one) => !one.startsWith('style-src'))).toEqual([]);
    const sent = posted.slice(before).filter(({ body }) => /extension/.test(body.toString()));
    expect([reports.length, sent]).toEqual([1, []]);
  });
});
