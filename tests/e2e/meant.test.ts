/**
 * What a person meant is done exactly once, whatever page and browser do meanwhile: situations that no other file
 * covers.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { composeOn, MAIL, sentOn } from './mail-page.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'mail.unseen-mail.net';
const PHONE = '5551234567@vtext.com';

/** What a page does to our element, or to itself, while the question is open. */
const DOES = {
  'puts another root element in': `document.documentElement.replaceWith(document.documentElement.cloneNode(true))`,
  'opens a dialog of its own over it': `const own = document.body.appendChild(document.createElement('dialog')); own.textContent = 'Rate us'; own.showModal()`,
  'makes all of its elements inert': `for (const one of document.querySelectorAll('html, html > *')) one.inert = true`,
  'hides its root': `document.documentElement.style.contentVisibility = 'hidden'`,
  'moves every box into a frame': `const frame = document.body.appendChild(document.createElement('iframe')); for (const one of document.querySelectorAll('html > div')) frame.contentDocument.body.append(one)`,
  'moves every box to the end of its body, again and again': `globalThis.moving = setInterval(() => { for (const one of document.querySelectorAll('html > div')) document.body.append(one) }, 30); setTimeout(() => clearInterval(moving), 2000)`,
  'closes every dialog that it finds': `for (const one of document.querySelectorAll('dialog')) one.close(); for (const one of document.querySelectorAll('html > div')) one.hidePopover?.call`,
};

/** Where the person was writing (`focus`), and an expression that must be true again afterwards (`again`). */
const PLACES: readonly (readonly [what: string, html: string, focus: string, again: string])[] = [
  [
    'the caret in a text',
    MAIL,
    `((t) => { t.focus(); t.value = 'Dear Ann, the figures'; t.setSelectionRange(5, 8) })(document.querySelector('textarea'))`,
    `((t) => document.activeElement === t && t.selectionStart === 5 && t.selectionEnd === 8)(document.querySelector('textarea'))`,
  ],
  [
    'the caret in an editor',
    MAIL.replace(/<textarea[^]*?<\/textarea>/, '<div id=e contenteditable>Dear Ann</div>'),
    `((e) => { e.focus(); getSelection().collapse(e.firstChild, 4) })(document.getElementById('e'))`,
    `document.activeElement.id === 'e' && getSelection().anchorOffset === 4 && getSelection().anchorNode === document.getElementById('e').firstChild`,
  ],
  [
    'a field in an open tree',
    `${MAIL}<x-f></x-f><script>document.querySelector('x-f').attachShadow({ mode: 'open' }).innerHTML = '<input id=in>'</script>`,
    `document.querySelector('x-f').shadowRoot.getElementById('in').focus()`,
    `document.querySelector('x-f').shadowRoot.activeElement?.id === 'in'`,
  ],
];

describe.each(BROWSERS)('exactly what the person meant, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const sent = () => sentOn(stage);
  const banner = () => until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner');
  const asked = async () => (await page.inline.texts('.hold h2').catch(() => [])).join();
  const press = () => page.click('#go');
  /** Answers every question, and presses again whenever the notice says that nothing was sent. */
  const sendInTheEnd = async (again?: () => Promise<unknown>) => {
    await until(async () => {
      if (sent() > 0) return true;
      const title = await asked();
      if (title === 'Not sent.') {
        await ready(page);
        await page.inline.click('.hold .primary');
        await gone(page);
        await (again ?? press)();
      } else if (title) await answer(page, 'send').catch(() => undefined);
      return false;
    }, 'what was sent');
    await until(
      () => page.evaluate(`fetch('https://${HOST}/quiet', { method: 'POST', body: 'x' }).then(() => true)`),
      'the page to be quiet',
    );
    expect(sent()).toBe(1);
  };

  it.each(Object.entries(DOES))('asked, a page %s: it is sent once in the end', async (_, act) => {
    await composeOn(stage, page);
    await banner();
    await page.click('#go');
    await question(page);
    expect(sent()).toBe(0);
    await page.evaluate(`void (() => { ${act} })()`);
    await sendInTheEnd();
  });

  it.each(PLACES)('after the question, the person is where they were: %s', async (_, html, focus, again) => {
    await composeOn(stage, page, html);
    await banner();
    await page.evaluate(`void ${focus}`);
    await page.evaluate(`void document.forms[0].requestSubmit()`);
    await question(page);
    await page.press('Escape');
    await gone(page);
    await until(() => page.evaluate<boolean>(again), 'the place');
    expect(sent()).toBe(0);
  });

  it('a question follows who is written to: the page puts another in', async () => {
    await composeOn(stage, page);
    await banner();
    await page.click('#go');
    await question(page);
    await page.evaluate(
      `((f) => { f.value = '5559876543@msg.telus.com'; f.dispatchEvent(new Event('input', { bubbles: true })); f.setAttribute('value', f.value) })(document.querySelector('[name=to]'))`,
    );
    await until(async () => (await page.inline.texts('.hold')).join().includes('msg.telus.com'), 'the other');
    await sendInTheEnd();
    expect(stage.world.posted.find(({ url }) => url.endsWith('/sent'))?.body.toString()).toContain('telus');
  });

  it('a gateway behind sixty good recipients in Bcc is asked about at once', async () => {
    await composeOn(stage, page, MAIL.replace('name=cc', 'name=bcc').replace('Cc:', 'Bcc:'), 'ann@gmail.com');
    const good = Array.from({ length: 60 }, (_, number) => `colleague.number.${number}@outlook.com`);
    await page.evaluate(
      `((f) => { f.focus(); f.value = ${JSON.stringify([...good, PHONE].join(', '))}; f.dispatchEvent(new Event('input', { bubbles: true })) })(document.querySelector('[name=bcc]'))`,
    );
    await page.click('#go');
    await question(page);
    expect((await page.inline.texts('.hold')).join()).toContain(PHONE);
    expect(sent()).toBe(0);
    await page.press('Escape');
    await gone(page);
  });

  it('two that are silenced at one Send stay silenced, both', async () => {
    await composeOn(stage, page, MAIL, `${PHONE}, 5550000000@msg.telus.com`);
    await page.click('#go');
    await question(page);
    await ready(page);
    await page.inline.click('.hold > .buttons .button:nth-of-type(3)');
    await until(() => Promise.resolve(sent() > 0), 'what was sent');
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    await popup.waitFor(`document.querySelectorAll('.snoozes li').length === 2`, 'both');
    await popup.click('#tab-history');
    for (let left = 2; left > 0; left -= 1) {
      await popup.click('.snoozes button');
      await popup.waitFor(`document.querySelectorAll('.snoozes li').length < ${left}`, 'it to be taken back');
    }
    await popup.close();
    expect(sent()).toBe(1);
  });

  it('a worker that dies at every letter leaves no page without an engine', async () => {
    await composeOn(stage, page, MAIL, 'a');
    for (const letter of 'nn5551234567@vtext.com') {
      await stage.browser.stopWorker();
      await page.type('[name=to]', letter);
    }
    await page.type('[name=subject]', 'y');
    await banner();
    await page.click('#go');
    await question(page);
    await page.press('Escape');
    await gone(page);
    expect(sent()).toBe(0);
  });

  /** Ways to send, used after the extension was restarted or removed. */
  const WAYS = [
    ['Enter in a field', MAIL, () => page.press('Enter')],
    [
      'a picture',
      MAIL.replace(/<button[^]*?<\/button>/, '<input type=image id=go alt=Send src=/go.png>'),
      press,
    ],
    [
      'a link that runs a script',
      MAIL.replace(
        /<button[^]*?<\/button>/,
        '<a id=go href="javascript:document.forms[0].submit()">Send</a>',
      ),
      press,
    ],
  ] as const;
  it.each(WAYS)('an extension that was started anew loses no send by %s', async (_, html, act) => {
    await composeOn(stage, page, html);
    await banner();
    await stage.browser.reloadExtension();
    await page.evaluate(`void document.querySelector('[name=subject]').focus()`);
    await act();
    await sendInTheEnd(act);
  });

  it('an extension that is removed leaves a page that sends once, with nothing asked', async () => {
    await composeOn(stage, page);
    await banner();
    await stage.browser.removeExtension();
    await page.click('[name=subject]');
    await page.click('#go');
    await until(() => Promise.resolve(sent() > 0), 'what was sent');
    expect(sent()).toBe(1);
  });
});
