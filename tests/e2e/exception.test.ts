/**
 * A policy exception in real browsers: requested in the question, granted with a code from the help desk, and ended.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCode, signedOctets, type Grantable } from '../../utils/policy/grant-code.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { readJournal, waitForPolicy } from '../world/browsers/own-pages.ts';
import { question, ready } from '../world/browsers/question.ts';
import { BROWSERS, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { startUnder } from './under-policy.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const PAGER = '5550000000@vtext.com';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const soon = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 16)}Z`;
const codeFor = (what: Grantable, key = privateKey) =>
  renderCode({ ...what, signature: new Uint8Array(sign(null, signedOctets(what), key)) });

describe.each(BROWSERS)('an exception by request, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    ({ stage } = await startUnder(name, {
      locked: {
        mailActions: { exposed: 'block' },
        consentStage: 1,
        policyName: 'City office',
        requestUrl: 'https://desk.city-office.org/new?n={number}&who={who}&why={code}&level={level}',
        grantKeys: [publicKey.export({ format: 'jwk' }).x],
      },
    }));
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  /** Opens the page that the question's button opened as one of our own pages, so that it can be driven. */
  async function exceptionPage(): Promise<Page> {
    const own = await stage.open(`${stage.browser.origin}/popup.html`);
    const find = `(globalThis.browser ?? chrome).tabs.query({}).then((tabs) => tabs.map(({ url }) => url ?? '').find((url) => url.includes('/exception.html')) ?? '')`;
    const url = await until(async () => {
      const found = await own.evaluate<string>(find);
      if (found === '') throw new Error('no page for exceptions');
      return found;
    }, 'the page for exceptions');
    await own.goto(url);
    await own.waitFor(`document.querySelector('#why, #code')`, 'the page');
    return own;
  }

  it('is asked for with nothing of the mail, granted for this device once, recorded, and lets through', async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, 'div[name=to] input', [PAGER]);
    await markThat(page, (text) => text.startsWith(PAGER), 'the pager');
    await page.click('.T-I-atl');
    await question(page);
    expect(await page.inline.texts('.hold > .buttons .button')).toEqual([
      'Back to the mail',
      'Ask for an exception',
    ]);
    await ready(page);
    await page.inline.click('.hold > .buttons .button:not(.primary)');
    const own = await exceptionPage();
    await own.type('#why', 'The pager of the night shift');
    await own.click('form button[type=submit]');
    await own.waitFor(`document.querySelector('.request')`, 'the request');
    const text = await own.evaluate<string>(`document.querySelector('.request').textContent`);
    const [, number = ''] = /^Sealcheck request: (\S+) recipient 5550000000@vtext.com$/m.exec(text) ?? [];
    expect(number).toMatch(/^\w{5}-\w{5}$/);
    expect(text).toMatch(/because_\w+/);
    expect(text).toMatch(/Policy: City office [0-9a-f]{12}$/);
    const href = await own.evaluate<string>(`document.querySelector('a.button').href`);
    expect(href).toMatch(
      `https://desk.city-office.org/new?n=${number}&who=5550000000%40vtext.com&why=because_`,
    );

    const enter = async (code: string) => {
      await own.evaluate(
        `void ((field) => { field.value = ${JSON.stringify(code)}; field.dispatchEvent(new Event('input', { bubbles: true })); })(document.querySelector('#code'))`,
      );
      await own.click('form button[type=submit]');
      await own.waitFor(
        `[...document.querySelectorAll('#code-problem, .granted')].some(({ textContent }) => textContent !== '')`,
        'an answer',
      );
      return own.evaluate<string>(
        `[...document.querySelectorAll('#code-problem, .granted')].map(({ textContent }) => textContent).join('')`,
      );
    };
    const what = { number, kind: 'recipient', value: PAGER, until: soon } as const;
    const other = generateKeyPairSync('ed25519').privateKey;
    expect(await enter(codeFor(what, other))).toContain('isn’t from your organisation');
    expect(await enter(codeFor({ ...what, until: '2026-01-01T00:00Z' }))).toContain('has expired');
    expect(await enter(codeFor(what))).toContain(`lets mail and files for ${PAGER} through until`);
    expect(await enter(codeFor(what))).toContain('already been used');
    expect((await readJournal(stage.browser)).join()).toMatch(
      new RegExp(
        `vtext.com.*made an exception.*Request ${number}, until ${soon}: The pager of the night shift`,
      ),
    );
    await own.close();

    await until(async () => (await page.inline.texts('.warns')).length === 0, 'the banner to go');
    await page.press('Escape');
    await page.click('.T-I-atl');
    await page.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');
    await page.close();
  });

  it('the self-test tells what works and what is missing, to take along', async () => {
    const page = await stage.browser.newPage();
    // Firefox may still be waiting for its policy, and says so.
    const { states, report } = await until(async () => {
      await page.goto(`${stage.browser.origin}/selftest.html`);
      await page.waitFor(`document.querySelector('.checks li')`, 'the checks');
      const states = await page.evaluate<string[]>(
        `[...document.querySelectorAll('.checks li')].map(({ className, textContent }) => className + ' ' + textContent)`,
      );
      const report = JSON.parse(await page.evaluate<string>(`document.querySelector('pre').textContent`)) as {
        policy: { state: string };
        missing: string[];
        blind: object;
      };
      return report.policy.state === 'waiting' ? Promise.reject(new Error('not yet')) : { states, report };
    }, 'the policy');
    expect(states.filter((one) => one.startsWith('check missing'))).toEqual([]);
    expect(states).toHaveLength(14);
    expect(report.policy).toMatchObject({ state: 'known', stamp: { name: 'City office' }, problems: 0 });
    expect(report.blind).toEqual({});
    await page.close();
  });
});
