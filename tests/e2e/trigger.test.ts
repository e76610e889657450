/**
 * The organisation's own alternative in one press: its gateway encrypts mail with a marker in the subject (policy
 * `encryptTrigger`).
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { markThat, sayOf } from '../world/browsers/card.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { composeOn, MAIL, sentOn } from './mail-page.ts';
import { putUpServers } from './policy-servers.ts';
import { BROWSERS, writeTo, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';

const PICTURES = process.env.SEALCHECK_PICTURES;
/** The organisation's probe found that this server accepts no encryption. */
const OPEN = 'bob@plain-mail.org';
const PHONE = '5551234567@vtext.com';
const TITLE = 'Encrypt with City Gateway';
const ROUNDCUBE = 'https://webmail.city-office.org/?_task=mail&_action=compose';

const GATEWAY = { text: '[secure]', place: 'start', name: 'City Gateway', worth: 'provider-keys' };
const POLICY: PolicyFile = {
  locked: {
    consentStage: 1,
    probeUrl: 'https://probe.city-office.org',
    probeToken: 't0ken',
    encryptTrigger: [
      { ...GATEWAY, site: ['webmail.city-office.org'], sender: ['nobody-here.org'] },
      { ...GATEWAY, site: ['mail.unseen-mail.net'], link: 'https://intranet.city-office.org/encrypt' },
    ],
  },
};

describe.each(BROWSERS)('a gateway that encrypts by the subject, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    ({ stage } = await startUnder(name, POLICY));
    await putUpServers(stage.world);
    await waitForPolicy(stage.browser);
    page = await stage.browser.newPage();
  });
  afterAll(() => stage.close());

  const look = async (what: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot(join(PICTURES, `${name}-trigger-${what}.png`));
  };
  const first = async (part: string) => (await page.inline.texts(`${part}.ways .button`))[0];
  const press = async (part = '') => {
    await until(async () => (await first(part)) === TITLE, 'the organisation’s way to be the first');
    await page.inline.click(`${part}.ways > :nth-child(1)`);
  };
  const subject = () => page.evaluate<string>(`document.querySelector('[name=subject]').value`);
  const red = () => markThat(page, (words) => /others can read this on the way/.test(words), 'a red strip');
  const promised = () => markThat(page, (words) => /your organisation/.test(words), 'what policy promises');

  it('from a red strip to what policy promises: the sign is put into the subject, and the question is answered', async () => {
    await composeOn(stage, page, MAIL, OPEN);
    await red();
    await page.inline.click('.mark');
    await until(async () => (await first('')) === TITLE, 'the first way');
    await look('card');
    expect(await sayOf(page, OPEN)).toMatch(/\[secure\] into the subject/);
    expect(
      await page.inline.texts('.advice a[href="https://intranet.city-office.org/encrypt"]'),
    ).toHaveLength(1);
    await page.press('Escape');

    await page.click('#go');
    await question(page);
    await ready(page);
    await look('question');
    expect(sentOn(stage)).toBe(0);
    await press('.hold ');
    await until(() => page.evaluate(`document.querySelector('#sent') !== null`), 'the page after it');
    await stage.open('https://www.plain-site.org/?sentinel');
    expect(sentOn(stage)).toBe(1);
    expect(new URLSearchParams(stage.world.posted[0]?.body.toString()).get('subject')).toBe('[secure] x');
  });

  it('counts while the sign stands: who deletes it, or undoes it, gets the warning back', async () => {
    await composeOn(stage, page, MAIL, OPEN);
    await red();
    await page.inline.click('.mark');
    await press();
    await until(async () => (await subject()) === '[secure] x', 'the subject');
    await promised();
    await look('promised');
    const said = await sayOf(page, OPEN);
    expect(said).toContain('[secure] is in the subject, so City Gateway encrypts this mail');
    expect(said).toContain('Set by your organisation');
    await page.press('Escape');
    // The app's own undo.
    await page.click('[name=subject]');
    await page.press('Control+z');
    await until(async () => (await subject()) === 'x', 'the subject as it was');
    await red();
    await page.evaluate(`document.querySelector('[name=subject]').value = ''`);
    await page.type('[name=subject]', '[secure] y');
    await promised();
    await page.press('Backspace');
    for (let left = '[secure] '.length; left > 0; left -= 1) await page.press('Backspace');
    // Pressed at once: the subject must be read again when the mail is sent.
    await page.click('#go');
    await question(page);
    expect(sentOn(stage)).toBe(0);
    await answer(page, 'cancel');
    await gone(page);
    expect(sentOn(stage)).toBe(0);
  });

  it('says where it did not work, and keeps holding', async () => {
    const stubborn = `${MAIL}<script>
      const subject = document.querySelector('[name=subject]');
      subject.addEventListener('input', () => { if (subject.value !== 'x') subject.value = 'x'; });
    </script>`;
    await composeOn(stage, page, stubborn, OPEN);
    await red();
    await page.click('#go');
    await question(page);
    await ready(page);
    await press('.hold ');
    await until(
      async () =>
        (await page.inline.texts('.hold [role=status]')).join().includes('Couldn’t put it into the subject'),
      'the words',
    );
    await look('refused');
    expect(await subject()).toBe('x');
    expect(sentOn(stage)).toBe(0);
    await answer(page, 'cancel');
    await gone(page);
  });

  it('is nothing to a telephone, which stays what it is beside others', async () => {
    await composeOn(stage, page, MAIL, `${PHONE}, ${OPEN}`);
    await markThat(page, (words) => words.startsWith(PHONE), 'the phone');
    await page.evaluate(`document.querySelector('[name=subject]').value = '[secure] x'`);
    await page.click('#go');
    expect(await question(page)).toMatch(/phone companies/i);
    expect((await page.inline.texts('.hold .ways .button')).join()).not.toContain(TITLE);
    await answer(page, 'cancel');
    await gone(page);
    expect(sentOn(stage)).toBe(0);
  });

  it('is offered on no webmail, and for no sender, that policy does not name', async () => {
    await page.goto(ROUNDCUBE);
    await writeTo(page, '#compose_to li.input input', [OPEN]);
    await red();
    await page.evaluate(`document.querySelector('[name=_subject]').value = '[secure] x'`);
    expect(await sayOf(page, OPEN)).not.toContain('City Gateway');
    await red();
  });
});
