/**
 * What else a page can do around an open question with what browsers have learnt lately: make it inert, editable or
 * mirrored, move it without removing it, or bring what was under it to the front without a word.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { composeOn, MAIL, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const GO = '.hold > .buttons .button:not(.primary)';
const HOST = `<script>globalThis.host = () => [...document.documentElement.children].findLast(({ localName }) => localName === 'div');</script>`;
/** In a page that is an editor Firefox submits no form by a button, whoever presses it; a script of the page still hears. */
const BY_SCRIPT = MAIL.replace(
  '<button id="go"',
  `<button id="go" type="button" onclick="fetch('/sent', { method: 'POST', body: 'x' })"`,
);
/** Two boxes under the question that take no pointer; no event of theirs gets past the page. */
const MUTED = `${HOST}<style>.cover { position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; border: 0; margin: 0; background: white; pointer-events: none } form { pointer-events: auto; width: 20em }</style>
  <div id=over popover=manual class=cover>Free prizes!</div><dialog id=asks class=cover>Free prizes!</dialog><div id=tree></div>
  <script>
    for (const type of ['beforetoggle', 'toggle', 'close', 'fullscreenchange'])
      for (const at of [window, document]) at.addEventListener(type, (event) => { event.stopImmediatePropagation(); }, true);
    const root = tree.attachShadow({ mode: 'closed' });
    for (const type of ['beforetoggle', 'toggle', 'close']) root.addEventListener(type, (event) => { event.stopImmediatePropagation(); }, true);
    root.innerHTML = '<div popover=manual style="position:fixed;inset:0;width:100%;height:100%;border:0;margin:0;background:white;pointer-events:none">Free prizes!</div>';
    Object.assign(globalThis, { inner: root.firstChild, box: over, modal: asks });
  </script>`;
const STILL: Readonly<Record<string, string>> = {
  'all of the page is inert': `document.documentElement.inert = true`,
  'it is inert itself': `host().inert = true`,
  'it is hidden': `host().hidden = true`,
  'all of the page is an editor': `document.designMode = 'on'`,
  'the root is an editor': `document.documentElement.contentEditable = 'true'`,
  'the root is hidden from readers': `document.documentElement.ariaHidden = 'true'`,
  'it is moved into a box that is not drawn': `(() => { const box = document.createElement('p'); box.style.display = 'none'; document.body.append(box); box.moveBefore ? box.moveBefore(host(), null) : box.append(host()); })()`,
  'it is moved into an inert box': `(() => { const box = document.createElement('p'); box.inert = true; document.body.append(box); box.moveBefore ? box.moveBefore(host(), null) : box.append(host()); })()`,
  'it is put into a slot of another tree': `(() => { const box = document.createElement('p'); box.attachShadow({ mode: 'open' }); document.body.append(box); box.append(host()); })()`,
  'the root is clipped, masked and see-through': `document.documentElement.style.cssText = 'clip-path:inset(50%);opacity:0;filter:blur(9px);mask:linear-gradient(transparent,transparent)'`,
  'every box moves as the page scrolls': `document.head.insertAdjacentHTML('beforeend', '<style>@keyframes away { from, to { transform: translate(5000px); opacity: 0 } } div, div::part(x) { animation: away linear both !important; animation-timeline: scroll() !important; transition: all 900s !important; position-area: top left !important }</style>')`,
  'its dialog is refused by the page': `window.addEventListener('beforetoggle', (event) => event.preventDefault(), true)`,
};

describe.each(BROWSERS)('a question on a page that fights it, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());
  const sent = () => sentOn(stage);
  const ask = async (more = '', mail = MAIL) => {
    await composeOn(stage, page, mail + more);
    await page.click('#go');
    await question(page);
    await ready(page);
  };
  const sendIt = async () => {
    await answer(page, 'send');
    await until(() => Promise.resolve(sent() > 0), 'what was sent');
    expect(sent()).toBe(1);
  };

  it.each(Object.entries(STILL))('can be answered where %s', async (what, act) => {
    await ask(HOST, what.includes('editor') ? BY_SCRIPT : MAIL);
    await page.evaluate(`void (${act})`);
    await sendIt();
  });

  it.each(Object.entries(STILL))('can be cancelled by a key where %s', async (_, act) => {
    await ask(HOST);
    await page.evaluate(`void (${act})`);
    await ready(page);
    await page.press('Escape');
    await gone(page);
    expect(sent()).toBe(0);
  });

  it('leaves nothing waiting where the page skips all of its contents', async () => {
    await ask(HOST);
    await page.evaluate(`void (document.documentElement.style.contentVisibility = 'hidden')`);
    // Where nothing of it is painted any more, nobody has to answer: at once in Chromium, in Firefox not always.
    await until(async () => {
      if (sent() === 0) await page.inline.click(GO).catch(() => undefined);
      return sent() > 0;
    }, 'what was sent');
    expect(sent()).toBe(1);
  });

  it('reads from left to right where the page is mirrored', async () => {
    await ask();
    await page.evaluate(`void Object.assign(document.documentElement, { dir: 'rtl', lang: 'ar' })`);
    expect(await page.inline.style('.hold', 'direction')).toBe('ltr');
    await sendIt();
  });

  it.each([
    ['a popover that goes and comes', `box.showPopover()`, `(box.hidePopover(), box.showPopover())`],
    [
      'a popover that is taken out and put back',
      `box.showPopover()`,
      `(box.remove(), document.body.append(box), box.showPopover())`,
    ],
    ['a dialog', `modal.show()`, `(modal.close(), modal.showModal(), (modal.inert = true))`],
    [
      'a dialog that was modal',
      `(modal.append(document.querySelector('form')), modal.showModal())`,
      `(modal.removeAttribute('open'), modal.remove(), document.body.append(modal), modal.showModal())`,
    ],
    // In Firefox nobody is told of what happens in a tree of the page's.
    ['a popover in a closed tree', `inner.showPopover()`, `(inner.hidePopover(), inner.showPopover())`],
  ])('takes no press under what comes to the front unheard: %s', async (what, before, after) => {
    await composeOn(stage, page, MAIL + MUTED);
    await page.evaluate(`void ${before}`);
    await page.click('#go');
    await question(page);
    await ready(page);
    await page.evaluate(`void ${after}`);
    await until(
      async () => name === 'firefox' || (await page.inline.texts('[data-ready] .hold')).length === 0,
      `no press to count: ${what}`,
    );
    // Once Chromium has noticed, the question comes to the front, where a press counts again a moment later.
    if (name === 'firefox') await page.inline.click(GO);
    expect((await page.inline.texts('.hold')).length, 'still asked').toBe(1);
    expect(sent()).toBe(0);
    // In Chromium no press counts as long as the popover covers it; by the keyboard there is always a way out.
    if (name === 'chromium') await page.press('Escape');
    else await answer(page, 'cancel');
    await gone(page);
    expect(sent()).toBe(0);
  });

  it('takes no press under an element in full screen', async () => {
    await ask(`${MUTED}<section id=full hidden class=cover>Free prizes!</section>`);
    await page.evaluate(`void ((full.hidden = false), full.requestFullscreen())`);
    await page.waitFor('document.fullscreenElement === full', 'full screen');
    await until(
      async () => name === 'firefox' || (await page.inline.texts('[data-ready] .hold')).length === 0,
      'no press to count',
    );
    await page.inline.click(GO);
    expect((await page.inline.texts('.hold')).length, 'still asked').toBe(1);
    expect(sent()).toBe(0);
    await page.evaluate('void document.exitFullscreen()');
    await page.waitFor('document.fullscreenElement === null', 'a window again');
    await answer(page, 'cancel');
    await gone(page);
    expect(sent()).toBe(0);
  });
});
