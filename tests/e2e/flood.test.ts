/**
 * A page that floods us with everything it can create: the requests to the worker are bounded, and other pages lose
 * nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question } from '../world/browsers/question.ts';
import { composeOn, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const MALLORY = 'http://open.shop.org/';
const FORMS = 10_000;
/** Deeper than any site nests its frames and shadow trees. */
const DEEP = 20;
/**
 * About 130 are expected: one form in each of the frames and windows, and a few of the ten thousand while they are
 * being scanned.
 */
const MAX_MESSAGES = 500;

/** Nested frames, each with a form that the page focuses as a person would. */
const frame = (depth: number) =>
  `<!doctype html><meta charset=utf-8><title>Deep</title><form action=/take method=post><input name=note autofocus><input name=to value="5551234567@vtext.com"><button>Go</button></form>
  ${depth < DEEP ? `<iframe src="/deep/${depth + 1}" width=600 height=400></iframe>` : ''}
  <script>setInterval(() => document.forms[0].elements[Math.random() < 0.5 ? 0 : 1].focus(), 20)</script>`;
const PAGE = `<!doctype html><meta charset=utf-8><title>Flood</title><body><button id=start>Start</button><iframe src="/deep/1" width=600 height=400></iframe><div id=all></div><div id=snow></div>
<script>
globalThis.done = 0;
globalThis.opened = [];
let at = document.body;
for (let depth = 0; depth < ${DEEP}; depth += 1) {
  at = at.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  at.innerHTML = '<form action=/take method=post><input name=note></form>';
}
all.innerHTML = Array.from({ length: ${FORMS} }, (_, n) => '<form action="/take?' + n + '" method=post><input name=note type=' + (n % 2 ? 'password' : 'text') + '></form>').join('');
start.onclick = () => {
  for (let n = 0; n < 20; n += 1) opened.push(open('/deep/${DEEP}', '_blank', 'width=200,height=200'));
  const fields = document.querySelectorAll('#all input');
  let next = 0;
  const focus = () => {
    for (const end = Math.min(next + 100, fields.length); next < end; next += 1) { fields[next].focus(); fields[next].value = 'x'; fields[next].dispatchEvent(new Event('input', { bubbles: true })); }
    if (next < fields.length) setTimeout(focus); else done += 1;
  };
  focus();
  let nodes = 0;
  const snowing = setInterval(() => {
    snow.replaceChildren(...Array.from({ length: 1000 }, () => document.createElement('input')));
    nodes += 1000;
    if (nodes >= 300_000) { clearInterval(snowing); done += 1; }
  }, 10);
};
</script>`;

describe.each(BROWSERS)('a flood, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  let watcher: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
    stage.world.pages.set('open.shop.org/', PAGE);
    for (let depth = 1; depth <= DEEP; depth += 1)
      stage.world.pages.set(`open.shop.org/deep/${depth}`, frame(depth));
    if (name === 'firefox') return;
    // A page of the extension also receives each message to the worker. It is used because the driver's own listener
    // does not last in Firefox.
    watcher = await stage.browser.newPage();
    await watcher.goto(`${stage.browser.origin}/options.html`);
    await watcher.evaluate(
      `void (globalThis.browser ?? chrome).runtime.onMessage.addListener(({ name }, { url }) => { const all = (globalThis.heard ??= {}); const key = new URL(url).hostname + ' ' + name; all[key] = (all[key] ?? 0) + 1; })`,
    );
  });
  afterAll(() => stage.close());
  const heard = async () => {
    const all = await watcher.evaluate<Record<string, number> | undefined>('globalThis.heard');
    return Object.entries(all ?? {}).filter(([key]) => key.startsWith('open.shop.org'));
  };

  it(
    'asks the worker little, and a mail beside it is held, and sent once',
    { timeout: 180_000 },
    async () => {
      const flood = await stage.open(MALLORY);
      await flood.click('#start');
      // The flood is still going on.
      await composeOn(stage, page);
      await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
      await page.click('#go');
      await question(page);
      expect(sentOn(stage)).toBe(0);
      await answer(page, 'send');
      await gone(page);
      await until(() => Promise.resolve(sentOn(stage) > 0), 'what was sent');
      await flood.waitFor('done === 2', 'the end of the flood').catch(() => undefined);
      expect(sentOn(stage)).toBe(1);
      // A form that was created after all of it is held like any other.
      await flood.evaluate(
        `opened.forEach((one) => one?.close()), document.querySelector('iframe').remove(), all.remove(), void document.body.insertAdjacentHTML('afterbegin', '<form action=/late method=post><input id=secret type=password name=pin><button id=late>Go</button></form>')`,
      );
      await flood.click('#secret');
      await flood.type('#secret', '1234');
      await flood.click('#late');
      await question(flood);
      expect(stage.world.posted.filter(({ url }) => url.endsWith('/late'))).toEqual([]);
      if (name === 'firefox') return;
      const all = await heard();
      console.log(`${name}, a flood: ${JSON.stringify(all)}`);
      const count = all.reduce((sum, [, times]) => sum + times, 0);
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(MAX_MESSAGES);
    },
  );
});
