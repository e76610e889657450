/**
 * Where our element is placed on pages that zoom, are sticky, use containment or are small: in sight, and in nobody's
 * way.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'open.shop.org';
const FORM =
  '<form action="/take" method=post><p><label>Card <input name=card id=note autocomplete=cc-number></label></p><p><button id=go>Pay</button></p></form>';
const LONG = '<p style="height:1600px">Long</p>';

interface Row {
  readonly case: string;
  readonly html: string;
  /** The window in CSS pixels: what is left of 1280 by 960 under a browser zoom. */
  readonly size?: readonly [number, number];
  /** What the page does once something is shown. */
  readonly then?: string;
}

const ROWS: readonly Row[] = [
  { case: 'a plain page', html: FORM },
  { case: 'a root element with zoom: 2', html: `<style>html { zoom: 2 }</style>${FORM}` },
  { case: 'a root element with zoom: 0.5', html: `<style>html { zoom: 0.5 }</style>${FORM}` },
  { case: 'a body with zoom: 1.5', html: `<style>body { zoom: 1.5 }</style>${FORM}` },
  { case: 'a form with zoom: 3', html: `<style>form { zoom: 3 }</style>${FORM}` },
  {
    case: 'a root element that is scaled',
    html: `<style>html { transform: scale(0.6); transform-origin: 0 0 }</style>${FORM}`,
  },
  {
    case: 'a root element that is moved',
    html: `<style>html { transform: translate(40px, 30px) }</style>${FORM}`,
  },
  {
    case: 'a root element with a scale of its own',
    html: `<style>html { scale: 1.4; transform-origin: 0 0 }</style>${FORM}`,
  },
  {
    case: 'a body that is scaled',
    html: `<style>body { transform: scale(1.5); transform-origin: 0 0 }</style>${FORM}`,
  },
  {
    case: 'a form that is turned',
    html: `<style>form { transform: rotate(10deg); margin: 60px }</style>${FORM}`,
  },
  {
    case: 'a perspective',
    html: `<style>html { perspective: 300px } body { transform: rotateY(10deg) }</style>${FORM}`,
  },
  {
    case: 'a sticky head over the form',
    html: `<style>header { position: sticky; top: 0; height: 70px; background: silver }</style><header><a href="#x" id=head>Menu</a></header>${FORM}${LONG}`,
    then: 'scrollTo(0, 12)',
  },
  {
    case: 'a sticky head and foot',
    html: `<style>header, footer { position: sticky; height: 60px; background: silver } header { top: 0 } footer { bottom: 0 }</style><header><a href="#x" id=head>Menu</a></header>${LONG}${FORM}${LONG}<footer><button id=foot>Help</button></footer>`,
  },
  {
    case: 'a container that queries its size',
    html: `<style>html, body { container-type: inline-size } @container (min-width: 1px) { form { padding: 20px } div { display: none !important } }</style>${FORM}`,
  },
  {
    case: 'a size container',
    html: `<style>main { container-type: size; height: 300px } @container (min-width: 1px) { p { margin: 12px } }</style><main>${FORM}</main>`,
  },
  {
    case: 'a part that becomes inert',
    html: `<aside><button id=side>Side</button></aside>${FORM}`,
    then: `document.querySelector('aside').inert = true`,
  },
  { case: 'zoomed by the browser to 200 %', html: FORM, size: [640, 480] },
  { case: 'zoomed by the browser to 300 %', html: FORM, size: [500, 320] },
  { case: 'zoomed by the browser to 400 %, long', html: FORM + LONG, size: [500, 240] },
];

/**
 * Returns at how many grid points of the window a click would hit our element, and what a click on the middle of each
 * control hits.
 */
const LOOK = (steps: number) => `(() => {
  const ours = [];
  for (let y = 2; y < innerHeight; y += ${steps}) for (let x = 2; x < innerWidth; x += ${steps}) {
    const hit = document.elementFromPoint(x, y);
    if (hit && hit.localName === 'div' && hit.attributes.getNamedItem('data-page') === null) ours.push([x, y]);
  }
  const met = [...document.querySelectorAll('#note, #go, #head, #foot, #side')].filter((one) => !one.closest('[inert]')).map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return one.id + ' out of sight';
    const hit = document.elementFromPoint(x, y);
    return one.id + (hit === one || one.contains(hit) ? ' met' : hit?.localName === 'div' ? ' under ours' : ' behind its page');
  });
  return { ours: ours.length, met };
})()`;

describe.each(BROWSERS)('where our box stands, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name, false);
    page = await stage.open('about:blank');
  });
  afterAll(() => stage.close());

  it.each(ROWS)('$case', async ({ html, size = [1000, 700], then }) => {
    await page.setViewport(...size);
    stage.world.pages.set(`${HOST}/`, `<!doctype html><meta charset=utf-8><title>Shop</title>${html}`);
    await page.goto(`http://${HOST}/`);
    await page.evaluate(`void document.getElementById('note').focus()`);
    await page.press('4');
    await until(async () => (await page.inline.texts('.mark .words')).join('') !== '', 'the mark');
    if (then !== undefined) await page.evaluate(`void (${then})`);
    await until(async () => {
      const seen = await page.evaluate<{ ours: number; met: string[] }>(LOOK(6));
      if (seen.ours >= 4 && !seen.met.some((one) => one.endsWith('ours'))) return true;
      throw new Error(`${seen.ours} points of ours are met; ${seen.met.join()}`);
    }, 'our box in sight, and in nobody’s way');
  });
});
