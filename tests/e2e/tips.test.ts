/** A log-in that offers a text message as the second factor: one line of advice, once, until it is hidden for good. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { writePolicy } from '../world/browsers/policies.ts';
import { BROWSERS, only, startStage, type Stage } from './stage.ts';

const CHOICE = `<h1>Two-step verification</h1><form><label><input type=radio name=m value=sms id=sms> Text message</label>
  <label><input type=radio name=m value=app> Authenticator app</label><button>Continue</button></form>`;
/** A sentinel, touched last: once it has a mark, everything before it has been looked at. */
const SENTINEL = '<form action="mailto:x@example.org"><input name=sentinel></form>';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-policy-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = (stage: Stage, host: string, html = CHOICE): Promise<Page> => {
  stage.world.pages.set(
    `${host}/`,
    `<!doctype html><meta charset=utf-8><title>Log in</title>${html}${SENTINEL}`,
  );
  return stage.open(`https://${host}/`);
};
const touch = (page: Page, css: string) =>
  page.evaluate<null>(`void (document.activeElement.blur(), document.querySelector('${css}').focus())`);
const tips = (page: Page) => page.inline.texts('.tip p:first-child');
/** Touches the choice until the tip is shown, because the guard may be loaded later than the page. */
const shown = (page: Page) =>
  until(async () => {
    await touch(page, '#sms');
    return (await tips(page)).join();
  }, 'the tip');
async function isSilent(page: Page, css = '#sms'): Promise<void> {
  await touch(page, css);
  await touch(page, '[name=sentinel]');
  await until(async () => (await page.inline.texts('.mark .words')).join('') !== '', 'the sentinel’s mark');
  expect(await tips(page)).toEqual([]);
}

describe.each(BROWSERS)('the tip about text messages, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());

  it('names the stronger way that the page offers, once a site', async () => {
    const page = await open(stage, 'www.bank.org');
    expect(await page.inline.hosts(), 'nothing before a touch').toBe(0);
    expect(await shown(page)).toMatch(
      /passkey or security key that this page offers; if it has neither, the authenticator app/,
    );
    await page.close();
    const again = await open(stage, 'www.bank.org');
    await isSilent(again);
    await again.close();
  });

  it('says elsewhere what there is instead, can be hidden for good, and had back', async () => {
    const alone = '<h1>Two-step verification</h1><form><button id=sms>Text me a code</button></form>';
    const page = await open(stage, 'www.club.org', alone);
    expect(await shown(page)).toMatch(/better than none/);
    await page.inline.click('.tip button');
    await until(async () => (await tips(page)).length === 0, 'the tip to go');
    await page.close();
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    const kept = `((globalThis.chrome ?? browser).storage.local.get('tips'))`;
    expect(await options.evaluate(kept)).toEqual({ tips: ['www.club.org'] });
    await options.close();
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    const says = `document.querySelector('.snoozes')?.textContent.includes('www.club.org')`;
    await popup.waitFor(says, 'the site among what is hidden');
    await popup.click('#tab-history');
    await popup.click('.snoozes button');
    await popup.waitFor(`!${says}`, 'it to be taken back');
    await popup.close();
    const again = await open(stage, 'www.club.org', alone);
    expect(await shown(again)).toMatch(/better than none/);
    await again.close();
  });

  it('is told of a lone row in no form', async () => {
    // A lone button on a page without any field causes no script of ours to be injected: buttons are everywhere.
    const row =
      '<h1>Two-step verification</h1><label><input type=radio name=how id=sms> Text me a code</label>';
    const page = await open(stage, 'www.union.org', row);
    expect(await shown(page)).toMatch(/better than none/);
    await page.close();
  });

  it('is silent where a phone number is asked for, and where no text message is offered', async () => {
    const checkout = '<form><input type=tel id=sms autocomplete=tel><button>Pay</button></form>';
    const first = await open(stage, 'checkout.shop.org', checkout);
    await isSilent(first);
    await first.close();
    const second = await open(stage, 'login.shop.org', '<form><input id=sms><input type=password></form>');
    await isSilent(second);
    await second.close();
  });
});

describe.each(only('firefox'))('the tip under a policy that switches tips off, in %s', (name) => {
  it('is not shown', async () => {
    writePolicy(folder, { locked: { tips: false } });
    const stage = await startStage(name, false, { policies: folder });
    const page = await open(stage, 'www.bank.org');
    await isSilent(page);
    await page.close();
    await stage.close();
  });
});
