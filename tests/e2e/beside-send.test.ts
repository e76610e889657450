/** The card in panes with no room for it beside the mail: recipients and send control stay within reach. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'post.unseen-layout.org';
const FIELDS = '<p><label>To: <input id=to name=f1></label></p><p>Subject: <input name=s></p>';
const STYLE =
  'html,body{margin:0;height:100%} form{display:flex;flex-direction:column;height:100%} input{width:60%} textarea{flex:1;min-height:40px} footer{padding:8px} #send{width:60%}';
const SEND = '<footer><button id=send>Send</button> <button type=button>Discard</button></footer>';
const mail = (html: string, more = '') =>
  `<!doctype html><html ${more}><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Compose</title><style>${STYLE}</style><form action="/sent" method=post>${html}</form>`;

/** A mail in a part of a wide page, whose own text is behind or beside it. */
const part = (css: string, more = '') =>
  mail(`${FIELDS}<textarea name=m></textarea>${SEND}`, more).replace(
    '<form',
    `<style>form{${css};position:fixed;height:auto;background:#fff;border:1px solid}</style><p>${'Mail of others. '.repeat(300)}</p>$&`,
  );
const WIDE = [1280, 720] as const;

const PANES: readonly (readonly [what: string, html: string, size: readonly [number, number]])[] = [
  ['a phone\u2019s pane, Send at its end', mail(`${FIELDS}<textarea name=m></textarea>${SEND}`), [500, 480]],
  ['a low pane, Send at its end', mail(`${FIELDS}<textarea name=m></textarea>${SEND}`), [500, 380]],
  ['a pane from right to left', mail(`${FIELDS}<textarea name=m></textarea>${SEND}`, 'dir=rtl'), [500, 460]],
  ['Send above the recipients', mail(`${SEND}${FIELDS}<textarea name=m></textarea>`), [500, 460]],
  ['a panel at the end of a wide page', part('inset:0 0 0 auto;width:360px'), WIDE],
  ['a panel at the end, from right to left', part('inset:0 auto 0 0;width:360px', 'dir=rtl'), WIDE],
  ['a panel at the start of a wide page', part('inset:0 auto 0 0;width:360px'), WIDE],
  ['a sheet from below', part('inset:auto 0 0 0;height:420px'), WIDE],
  ['a sheet from below, on a phone', part('inset:auto 0 0 0;height:420px'), [420, 760]],
  [
    'a modal dialog',
    `${part('position:static!important;height:400px').replace('<form', '<dialog id=d style="width:640px"><form')}</dialog><script>d.showModal()</script>`,
    WIDE,
  ],
  ['Send right below the subject', mail(`${FIELDS}${SEND}<textarea name=m></textarea>`), [500, 520]],
];

/** Expression: the ids of the elements that a click on their middle would not reach. */
const COVERED = `[...document.querySelectorAll('#to, #send')].filter((one) => {
  const { left, top, width, height } = one.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) !== one;
}).map(({ id }) => id).join()`;

describe.each(BROWSERS)('an open card in a narrow pane, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.open('about:blank');
  });
  afterAll(() => stage.close());

  it.each(PANES)('%s', async (_, html, size) => {
    await page.setViewport(...size);
    stage.world.pages.set(`${HOST}/compose`, html);
    await page.goto(`https://${HOST}/compose`);
    await page.type('#to', '5551234567@vtext.com');
    await page.click('[name=m]');
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the warning');
    await page.inline.click('.mark');
    await until(async () => (await page.inline.texts('.assessment h3')).join('') !== '', 'the list');
    await page.waitFor(`(${COVERED}) === ''`, 'whom it is to, and Send, within reach');
    const height = Number.parseFloat(await page.inline.style('.popover', 'height'));
    expect(height).toBeGreaterThanOrEqual(110);
    await page.evaluate(`dispatchEvent(new Event('resize')), 0`);
    await page.waitFor(`(${COVERED}) === ''`, 'both, after another look');
  });

  it('zoomed to 400 %, with no room on either side of Send: Escape and the cross lead to it', async () => {
    // What is left of 1280 by 960.
    await page.setViewport(500, 240);
    stage.world.pages.set(`${HOST}/compose`, mail(`${FIELDS}${SEND}<textarea name=m></textarea>`));
    await page.goto(`https://${HOST}/compose`);
    await page.type('#to', '5551234567@vtext.com');
    await page.click('[name=m]');
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the warning');
    const ways = [() => page.press('Escape'), () => page.inline.click('.popover-head .hide')];
    for (const way of ways) {
      await page.inline.click('.mark');
      await until(async () => (await page.inline.texts('.assessment h3')).join('') !== '', 'the list');
      await way();
      await until(async () => (await page.inline.texts('.assessment h3')).length === 0, 'the card to close');
      await page.evaluate(`document.querySelector('#send').scrollIntoView({ block: 'center' }), 0`);
      await page.waitFor(`!(${COVERED}).split(',').includes('send')`, 'Send within reach');
    }
  });
});
