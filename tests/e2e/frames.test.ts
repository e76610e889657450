/** Mail in frames without an address of their own or with their page's, sent by a `javascript:` address. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import ledger from './send-ledger.json' with { type: 'json' };
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'mail.unseen-mail.net';
const FIELDS = ledger.fields.replace('name=to', 'name=to value=5551234567@vtext.com');

/** Ways to send by a `javascript:` address; each form stays in its own frame. */
const WAYS = {
  'a link': `<form action=/sent method=post>${FIELDS}<a id=go href="javascript:document.forms[0].submit()">Send</a></form>`,
  'a link that calls its page': `<script>function send() { document.forms[0].submit() }</script><form action=/sent method=post>${FIELDS}<a id=go href="javascript:send()">Send</a></form>`,
  'a form': `<form action="javascript:void fetch('/sent', { method: 'POST', body: 'x' })">${FIELDS}<button id=go>Send</button></form>`,
} as const;

const page = (html: string) => `<!doctype html><meta charset=utf-8><title>Compose</title>${html}`;
const attribute = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Pages around such a frame. */
const FRAMES: Readonly<Record<string, (html: string) => string>> = {
  'a frame of the same host': () => '<iframe src="/inner" width=800 height=560></iframe>',
  'a srcdoc frame': (html) => `<iframe srcdoc="${attribute(page(html))}" width=800 height=560></iframe>`,
  'a frame that a script writes': (html) =>
    `<iframe width=800 height=560></iframe><script>const d = document.querySelector('iframe').contentDocument; d.open(); d.write(${JSON.stringify(page(html)).replaceAll('</', '<\\/')}); d.close()</script>`,
};
const inFrame = (expression: string) =>
  `((d) => { ${expression} })(document.querySelector('iframe').contentDocument)`;

describe.each(BROWSERS)('a script’s address in a frame, in %s', (name) => {
  let stage: Stage;
  let tab: Page;
  beforeAll(async () => {
    stage = await startStage(name, false);
    for (const path of ['sent', 'quiet']) stage.world.pages.set(`${HOST}/${path}`, page('Thank you'));
    tab = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const sent = () => stage.world.posted.filter(({ url }) => url.endsWith('/sent')).length;
  const send = async () => {
    await tab.evaluate(inFrame(`d.getElementById('go').focus()`));
    await tab.press('Enter');
  };
  const rows = Object.keys(FRAMES).flatMap((frame) =>
    Object.keys(WAYS).map((way) => [way, frame] as [keyof typeof WAYS, string]),
  );
  it.each(rows)('%s in %s is held, and sent once', async (way, frame) => {
    const html = WAYS[way];
    stage.world.pages.set(`${HOST}/inner`, page(html));
    stage.world.pages.set(`${HOST}/`, page(FRAMES[frame]?.(html) ?? ''));
    await until(() => tab.goto(`https://${HOST}/`).then(() => true), 'the page');
    await tab.waitFor(inFrame(`return d.getElementById('go')`), 'the frame');
    await tab.evaluate(inFrame(`d.querySelector('[name=to]').focus()`));
    await tab.press('Tab');
    await until(async () => (await tab.inline.texts('.warns')).length > 0, 'the banner');
    stage.world.posted.length = 0;
    await send();
    await question(tab);
    await answer(tab, 'cancel');
    await gone(tab);
    expect(sent(), 'nothing was sent').toBe(0);
    await send();
    await question(tab);
    await answer(tab, 'send');
    await until(() => Promise.resolve(sent() > 0), 'what was sent');
    await tab.evaluate(`fetch('https://${HOST}/quiet', { method: 'POST', body: 'x' }).then(() => true)`);
    expect(sent()).toBe(1);
  });

  it('a link in a frame beside the mail loses nothing: asked about or not, it is sent once', async () => {
    const link = `<a id=go href="javascript:parent.document.forms[0].submit()">Send</a>`;
    const bar = `<iframe srcdoc="${attribute(page(link))}" width=300 height=60></iframe>`;
    stage.world.pages.set(`${HOST}/`, page(`${bar}<form action=/sent method=post>${FIELDS}</form>`));
    await until(() => tab.goto(`https://${HOST}/`).then(() => true), 'the page');
    await tab.click('[name=to]');
    await tab.click('[name=subject]');
    await until(async () => (await tab.inline.texts('.warns')).length > 0, 'the banner');
    stage.world.posted.length = 0;
    await send();
    const isAsked = async () => (await tab.inline.texts('.hold h2')).length > 0;
    await until(async () => sent() > 0 || (await isAsked()), 'a send or a question');
    if (await isAsked().catch(() => false)) await answer(tab, 'send');
    await until(() => Promise.resolve(sent() > 0), 'what was sent');
    await tab.evaluate(`fetch('https://${HOST}/quiet', { method: 'POST', body: 'x' }).then(() => true)`);
    expect(sent()).toBe(1);
  });
});
