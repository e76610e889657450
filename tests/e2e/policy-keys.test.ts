/** Each policy setting has an effect in the built extension (tests/policy/coverage.ts). One browser start for all. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyFile } from '../../utils/policy/render/example.ts';
import { until } from '../world/browsers/browser.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { answer, giveReason, gone, question } from '../world/browsers/question.ts';
import { BROWSERS, writeTo, type Stage } from './stage.ts';
import { markThat, sayOf } from '../world/browsers/card.ts';
import { ANN, LISTED, NO_APPLE, NOBODY, putUpServers, REACHED } from './policy-servers.ts';
import { startUnder } from './under-policy.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const ROUNDCUBE = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const TO = 'div[name=to] input';
const PHONE = '5551234567@vtext.com';

const POLICY: PolicyFile = {
  locked: {
    mailActions: { undeliverable: 'observe' },
    formActions: { exposed: 'justify' },
    uploadActions: { transport: 'block' },
    linkActions: { unproven: 'off' },
    approvedServices: [{ host: 'approved.org', name: 'City Files' }],
    disabledApps: ['Roundcube'],
    extraHosts: [{ host: 'brand-office.org', app: 'Gmail' }],
    texts: [{ language: 'en', link: 'https://intranet.city-office.org/help' }],
    consentStage: 3,
    resolver: 'https://doh.sealcheck.example/dns-query',
    keyServers: [{ protocol: 'hkp', url: 'https://keys.city-office.org' }],
    directory: [
      { handle: NO_APPLE, imessage: false, asOf: '2026-11-01' },
      { handle: ANN, smime: true, signal: true, asOf: '2026-11-01' },
    ],
    directoryUrl: 'https://intranet.city-office.org/people.json',
    blueBubblesUrl: 'https://mac.city-office.org',
    probeUrl: 'https://probe.city-office.org',
    probeToken: 't0ken',
    preferredWays: ['password-file'],
    hiddenParts: ['people', 'data', 'builder', 'ledger'],
    privateWindows: true,
    tips: false,
    snoozeDays: 0,
    journalDays: 0,
  },
};

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(BROWSERS)('each setting of a policy, in %s', (name) => {
  let stage: Stage;
  let fingerprint = '';
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    ({ stage } = await startUnder(name, POLICY));
    fingerprint = await putUpServers(stage.world);
    await waitForPolicy(stage.browser);
  });
  afterAll(() => stage.close());

  const options = async () => {
    const page = await stage.open(`${stage.browser.origin}/options.html`);
    await page.waitFor(`document.querySelector('h1')`, 'the options');
    return page;
  };
  const compose = async (url: string, to: string) => {
    const page = await stage.open(url);
    await page.click('#new');
    await writeTo(page, TO, [to]);
    await markThat(page, (text) => text.startsWith(to), 'the recipient');
    return page;
  };
  const askedOf = (host: string) => stage.world.log.filter((one) => one.host === host);

  it('the servers that it names are asked, and what they say is told', async () => {
    const page = await compose(GMAIL, ANN);
    await until(async () => (await page.inline.texts('.warns')).length === 1, 'the probe to be heard');
    const said = await sayOf(page, ANN);
    expect(said).toMatch(/probe saw that mx.plain-mail.org.*offers no encryption/);
    expect(said.replaceAll(' ', '')).toContain(fingerprint);
    expect(said).toContain('ann@plain-mail.org has a certificate');
    expect(said).toContain('Write to ann@plain-mail.org with Signal');
    expect((await page.inline.texts('.advice-title'))[0], 'preferred').toBe(
      'Lock the file with a passphrase',
    );
    expect(askedOf('probe.city-office.org')[0]).toMatchObject({
      query: '?mx=mx.plain-mail.org',
      headers: { authorization: 'Bearer t0ken' },
    });
    const resolvers = stage.world.log.filter(({ kind }) => kind === 'dns').map(({ host }) => host);
    expect(new Set(resolvers)).toEqual(new Set(['doh.sealcheck.example']));
    await page.close();
  });

  it('a warning cannot be silenced, and no decision is kept, where it says so', async () => {
    const observed = await stage.open(GMAIL);
    await observed.click('#new');
    await writeTo(observed, TO, ['bob@nowhere-at-all.org', PHONE]);
    await markThat(
      observed,
      (text) => text.startsWith(PHONE) && !/1 more/.test(text),
      'what is shown of both',
    );
    await observed.close();
    const page = await compose(GMAIL, PHONE);
    await page.click('.T-I-atl');
    await question(page);
    expect(await page.inline.texts('.hold > .buttons .button')).toEqual(['Go back and edit', 'Send anyway']);
    await answer(page, 'send');
    await page.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');
    await page.close();
    const own = await options();
    await own.waitFor(`document.body.textContent.includes('None so far.')`, 'an empty list of decisions');
    await own.close();
  });

  it('links to people are judged by its directories and its BlueBubbles server, and shown as it says', async () => {
    const own = await options();
    expect(await own.evaluate(`document.querySelector('#bluebubbles').value`)).toBe(
      'https://mac.city-office.org',
    );
    await own.evaluate(`void (location.hash = '#bluebubbles-password')`);
    await own.waitFor(`document.activeElement.id === 'bluebubbles-password'`, 'the field');
    await own.type('#bluebubbles-password', 'p4ss');
    await own.press('Enter');
    await own.waitFor(`document.querySelector('.kept:not(:empty)')`, 'the password to be saved');
    await own.close();
    const links = [NO_APPLE, LISTED, REACHED, NOBODY].map(
      (handle, at) => `<p style="margin:80px 0"><a id=l${at} href="imessage:${handle}">Write to us</a></p>`,
    );
    stage.world.pages.set('www.club-site.org/', `<!doctype html><title>Club</title>${links.join('')}`);
    const page = await stage.open('https://www.club-site.org/');
    const marks = async (id: string, count: number) => {
      await until(async () => {
        await page.evaluate(`void (document.activeElement.blur(), document.querySelector('${id}').focus())`);
        return (await page.inline.texts('.mark .words')).length === count;
      }, `${count} notes after ${id}`);
      return page.inline.texts('.mark .words');
    };
    await marks('#l3', 0);
    await marks('#l2', 0);
    await stage.world.waitForRequest(({ host }) => host === 'mac.city-office.org', 'BlueBubbles to be asked');
    expect((await marks('#l0', 1)).join()).toMatch(/text message/);
    expect((await marks('#l1', 2)).join()).toMatch(/text message.*text message/);
    expect(askedOf('mac.city-office.org').map(({ query }) => query)).toContain(
      `?address=%2B${REACHED.slice(1)}&password=p4ss`,
    );
    await page.close();
  });

  it('forms and files are held as it says, but for the destinations that it chose', async () => {
    const { pages, posted } = stage.world;
    const form = (field: string) =>
      `<!doctype html><title>Form</title><form action="/take" method="post" enctype="multipart/form-data">${field}<button id="go">Send</button></form>`;
    const file = form('<input type="file" name="file" id="file">');
    pages.set('open.shop.org/', form('<input name="card" autocomplete="cc-number">'));
    pages.set('www.shop.org/', file);
    pages.set('files.approved.org/', file);
    pages.set('files.approved.org/take', '<!doctype html><p id=taken>Thank you');

    const open = await stage.open('http://open.shop.org/');
    await open.type('[name=card]', '4111');
    await open.click('#go');
    await question(open);
    expect((await open.inline.texts('.hold a')).join()).toContain('What your organisation says');
    await giveReason(open, 'too short');
    expect(posted).toEqual([]);
    await open.close();

    const shop = await stage.open('https://www.shop.org/');
    await shop.pick('#file', [FILE]);
    await markThat(shop, (text) => text.startsWith('www.shop.org'), 'the line');
    expect(await shop.inline.hosts(), 'one line for the form and its file').toBe(1);
    await shop.click('#go');
    await question(shop);
    expect(await shop.inline.texts('.hold > .buttons .button')).toEqual(['Back to the page']);
    await answer(shop, 'cancel');
    await gone(shop);
    expect(posted).toEqual([]);
    await shop.close();

    const approved = await stage.open('https://files.approved.org/');
    await approved.choose('#file', [FILE]);
    await markThat(approved, (text) => text.startsWith('files.approved.org'), 'the line');
    expect(await sayOf(approved, 'files.approved.org')).toContain('Your organisation chose City Files');
    await approved.press('Escape');
    await approved.click('#go');
    await approved.waitFor(`document.getElementById('taken')`, 'the file to be taken');
    expect(posted).toHaveLength(1);
    await approved.close();
  });

  it('nothing is done in an app that it switches off, and its own host gets the app that it names', async () => {
    const since = stage.world.log.length;
    const off = await stage.open(ROUNDCUBE);
    await writeTo(off, '#compose_to li.input input', ['bob@sts-enforce.org', PHONE]);
    // A pasted link is named in mails, too; the subject line is used to put it on the clipboard.
    await off.type('[name=_subject]', 'ftp://files.seen-nowhere.org/a.zip');
    for (const key of ['Control+a', 'Control+x']) await off.press(key);
    await off.click('#composebody');
    await off.press('Control+v');
    await off.waitFor(`document.querySelector('#composebody').value.includes('seen-nowhere')`, 'the link');
    await off.click('.formbuttons .send');
    await off.waitFor(`document.querySelector('#sent li')`, 'the mail to be sent');
    expect(await off.inline.hosts()).toBe(0);
    await off.close();
    // A sentinel: it is looked up after the other domain, so a lookup of that one would be in the log by now.
    const named = await compose('https://post.brand-office.org/', 'bob@at-google.org');
    const asked = stage.world.log.slice(since).map(({ question: one, host }) => one ?? host);
    expect(asked.join()).toContain('at-google.org');
    expect(asked.filter((one) => one.includes('sts-enforce.org'))).toEqual([]);
    const popup = await stage.open(`${stage.browser.origin}/popup.html`);
    const find = `(globalThis.browser ?? chrome).tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.includes('brand-office'))?.id)`;
    await popup.goto(`${stage.browser.origin}/popup.html?tab=${await popup.evaluate<number>(find)}`);
    await popup.waitFor(`document.querySelector('dd')?.textContent === 'post.brand-office.org'`, 'the popup');
    const text = await popup.evaluate<string>(`document.body.textContent`);
    expect(text).toContain('Gmail');
    expect(text, 'the hidden list of requests').not.toContain('What Sealcheck asked the network');
    await popup.close();
    await named.close();
  });

  it('its pages leave out what it hides, and show what it set', async () => {
    const page = await options();
    // Firefox has the policy at its start, Chromium seconds later.
    if (name === 'firefox') {
      const all = `browser.tabs.query({}).then((tabs) => tabs.map(({ url }) => url ?? ''))`;
      const urls = await page.evaluate<string[]>(all);
      expect(urls.filter((url) => url.includes('welcome'))).toEqual([]);
    }
    const texts = await page.evaluate<string>(`document.body.textContent`);
    for (const part of ['People you know more about', 'What is kept on this device', 'Policy builder'])
      expect(texts).not.toContain(part);
    for (const part of ['Servers of your own choice', 'Decisions', 'Settings in force'])
      expect(texts).toContain(part);
    expect(await page.evaluate(`document.querySelector('#private').checked`)).toBe(true);
    expect(await page.evaluate(`document.querySelector('#private').disabled`)).toBe(true);
    expect(await page.evaluate(`document.querySelector('#key-server').value`)).toBe(
      'https://keys.city-office.org',
    );
    await page.close();
  });
});
