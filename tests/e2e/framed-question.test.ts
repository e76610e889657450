/** The question in frames that the browser never reports as visible: a person can answer it by keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { gone, question } from '../world/browsers/question.ts';
import { MAIL, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'mail.unseen-mail.net';
const GO = '.hold > .buttons .button:not(.primary)';
const INNER = `<!doctype html><meta charset=utf-8><title>Compose</title>${MAIL.replace('name=to', '$& value=5551234567@vtext.com')}`;
const inFrame = (then: string) =>
  `((d) => { ${then} })(document.querySelector('iframe')?.contentDocument ?? document)`;

/** How the frame is styled in its page. */
const FRAMES = {
  'scaled from outside': 'transform: scale(0.8)',
  'zoomed from outside': 'zoom: 1.3',
  'see-through and filtered': 'opacity: 0.9; filter: grayscale(1)',
} as const;

describe.each(BROWSERS)('the question in a frame, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name, false);
    page = await stage.browser.newPage();
    stage.world.pages.set(`${HOST}/inner`, INNER);
    stage.world.pages.set(`${HOST}/sent`, '<!doctype html><p>Thank you');
  });
  afterAll(() => stage.close());

  const ask = async (style: string) => {
    const html = `<!doctype html><title>Desk</title><div style="width:800px;height:560px;transform-origin: 0 0; ${style}"><iframe src=/inner style="width:100%;height:100%;border:0"></iframe></div>`;
    stage.world.pages.set(`${HOST}/`, html);
    await until(() => page.goto(`https://${HOST}/`).then(() => true), 'the page');
    await page.waitFor(inFrame(`return d.getElementById('go')`), 'the frame');
    await page.evaluate(inFrame(`d.querySelector('[name=to]').focus()`));
    await page.press('Tab');
    await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
    stage.world.posted.length = 0;
    await page.evaluate(inFrame(`d.getElementById('go').focus()`));
    await page.press('Enter');
    await question(page);
  };
  const isAsked = async () => (await page.inline.texts('.hold')).length > 0;

  it.each(Object.entries(FRAMES))('%s: a key of the person’s sends', async (_, style) => {
    await ask(style);
    await page.press('Tab');
    await until(async () => {
      if (sentOn(stage) > 0) return true;
      // Once it is answered, the focus is back on Send, where a key would send again.
      if (await isAsked()) await page.press('Enter');
      return false;
    }, 'what was sent');
    expect(sentOn(stage)).toBe(1);
  });

  it('no key that was led there sends', async () => {
    await ask(FRAMES['scaled from outside']);
    // The safer button comes first: one key alone, however often it is pressed, sends nothing.
    await page.press('Space');
    await gone(page);
    expect(sentOn(stage)).toBe(0);
    await ask(FRAMES['scaled from outside']);
    // Firefox does not report what is hidden, so a press counts there as anywhere else.
    if (name === 'chromium') {
      for (let presses = 0; presses < 2; presses += 1) await page.inline.click(GO).catch(() => undefined);
      expect(await isAsked(), 'no press by a pointer').toBe(true);
    }
    await page.press('Escape');
    await gone(page);
    expect(sentOn(stage)).toBe(0);
  });
});
