/**
 * Consent, stage by stage: whom Sealcheck asked and what they learnt, according to the servers' own records, equals its
 * own ledger.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until, type Browser, type Page } from '../world/browsers/browser.ts';
import { readList, sayOf, unfold } from '../world/browsers/card.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import { startBlueBubbles, type BlueBubbles } from './bluebubbles.ts';
import { BROWSERS, startBrowser } from './browsers.ts';
import { readMark, waitForAnswers } from './marks.ts';
import { certificateLabel, publishKeys, type Published } from './published.ts';
import { RECEIVER } from './receiver.ts';
import { startSite, type Site } from './site.ts';
import { addRecipients, openCompose, signIn } from './webmail.ts';

let published: Published;
let site: Site;
let mac: BlueBubbles;
beforeAll(async () => {
  published = publishKeys();
  site = await startSite(published.additions);
  mac = await startBlueBubbles();
});
afterAll(async () => {
  await mac.close();
  await site.close();
  published.close();
});

/** Returns what a request told its host, in the words of the ledger. */
function toldBy(request: string): string {
  const [host = '', uri = ''] = request.split(' ');
  const { pathname, searchParams } = new URL(uri, `https://${host}`);
  const domain = /^\/\.well-known\/openpgpkey\/(?:([^/]+)\/)?hu\//.exec(pathname);
  if (domain) return `${host} was told: ${searchParams.get('l') ?? ''}@${domain[1] ?? host}`;
  const address = /^\/vks\/v1\/by-email\/(.+)$/.exec(pathname)?.[1];
  return `${host} was told: ${address === undefined ? uri : decodeURIComponent(address)}`;
}

const toResolver = (question: string) => `dns.quad9.net was told: ${question.replace(/ (\w+)$/, ' ($1)')}`;
/** Returns what the checks of a domain's mail hosts ask the resolver. */
const aboutMail = (domain: string) =>
  [`${domain} MX`, `_mta-sts.${domain} TXT`, `_25._tcp.mail.${domain} TLSA`].map(toResolver);
/** Returns the lookups for whether a domain's key directory has its own host. */
const aboutDirectory = (domain: string) =>
  [`openpgpkey.${domain} A`, `openpgpkey.${domain} AAAA`].map(toResolver);
const sorted = (lines: readonly string[]) => [...lines].sort();
const spelled = (fingerprint = '') => fingerprint.replace(/.{4}(?=.)/g, '$& ');

describe.each(BROWSERS)('in %s', (name) => {
  let browser: Browser;
  /** Where this browser's part of the servers' records begins. */
  let begin: { readonly questions: number; readonly requests: number; readonly handles: number };
  beforeAll(async () => {
    begin = {
      questions: site.overHttps().length,
      requests: site.requests().length,
      handles: mac.asked.length,
    };
    browser = await startBrowser(name, site, 'sealcheck', { privateWindows: true });
    const page = await browser.newPage();
    await signIn(page);
    await page.close();
  });
  afterAll(() => browser.close());

  /** Returns the requests to others than the office itself. */
  const outside = () =>
    site
      .requests()
      .slice(begin.requests)
      .filter((request) => !/^\S+\.city-office\.org /.test(request));
  /** Returns everything that anybody was told, according to their own records. */
  const told = () => [
    ...site.overHttps().slice(begin.questions).map(toResolver),
    ...outside().map(toldBy),
    ...mac.asked.slice(begin.handles).map((url) => {
      const { host, searchParams } = new URL(url, mac.url);
      return `${host} was told: ${searchParams.get('address') ?? ''}`;
    }),
  ];

  /** Returns the ledger in the popup, without times. */
  async function readLedger(): Promise<string[]> {
    const page = await browser.newPage();
    await page.goto(`${browser.origin}/popup.html`);
    const rows = `[...document.querySelectorAll('.scroll li')].map((row) => row.firstChild.textContent)`;
    await page.waitFor(`document.querySelector('main')`, 'the popup');
    const wanted = told().length;
    await until(async () => (await page.evaluate<string[]>(rows)).length === wanted, `${wanted} requests`);
    const lines = await page.evaluate<string[]>(rows);
    await page.close();
    return lines;
  }

  /** Returns what the card says about this many recipients, with everything opened. */
  async function sayAll(page: Page, recipients: number): Promise<string> {
    await waitForAnswers(page, recipients);
    const addresses = [...(await readList(page)).keys()];
    expect(addresses).toHaveLength(recipients);
    const said: string[] = [];
    for (const address of addresses) said.push(`${address} ${await sayOf(page, address)}`);
    return said.join('\n');
  }

  /**
   * Writes a message to these addresses; returns what the card says, with everything opened, and what anybody was told
   * for it.
   */
  async function write(addresses: readonly string[]): Promise<{ said: string; told: string[] }> {
    const before = told();
    const page = await browser.newPage();
    await openCompose(page);
    await addRecipients(page, 'to', addresses);
    const said = await sayAll(page, addresses.length);
    await page.close();
    const left = [...before];
    const added = told().filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    return { said, told: sorted(added) };
  }

  test('0: nobody is told anything', async () => {
    const { said } = await write(['ann@wkd-direct.org']);
    expect(said).toContain('ann@wkd-direct.org');
    expect(told()).toEqual([]);
    expect(await readLedger()).toEqual([]);
  });

  test('1: the resolver is told domains, and nobody about keys', async () => {
    await chooseDomains(browser, 1);
    const { said, told: now } = await write(['Joe.Doe@dns-signed.org']);
    expect(now).toEqual(sorted(aboutMail('dns-signed.org')));
    expect(said).not.toContain('encryption key');
    expect(sorted(await readLedger())).toEqual(sorted(told()));
  });

  test('2: domains are told whose keys are wanted, the resolver a hash of it where they are signed', async () => {
    await chooseDomains(browser, 2);
    const { fingerprints } = published;
    const hash = (local: string) => certificateLabel(published.folder, local);
    const { said, told: now } = await write([
      'ann@wkd-advanced.org',
      'revoked@wkd-advanced.org',
      'ann@wkd-direct.org',
      'ann@dns-unsigned.org',
      'Joe.Doe@dns-signed.org',
      'bob@dns-signed.org',
    ]);
    for (const address of ['ann@wkd-advanced.org', 'ann@wkd-direct.org', 'Joe.Doe@dns-signed.org'])
      expect(said).toContain(spelled(fingerprints[address]));
    expect(said).not.toContain(spelled(fingerprints['ann@dns-unsigned.org']));
    expect(said).toMatch(/revoked the key that is published for revoked@wkd-advanced\.org/);
    expect(said).toMatch(/a certificate for encrypted mail/);
    const asked = ['wkd-advanced.org', 'wkd-direct.org', 'dns-unsigned.org'];
    expect(now).toEqual(
      sorted([
        // The last domain's mail hosts were already looked up for the message before, and are cached.
        ...asked.flatMap(aboutMail),
        ...[...asked, 'dns-signed.org'].flatMap(aboutDirectory),
        'openpgpkey.wkd-advanced.org was told: ann@wkd-advanced.org',
        'openpgpkey.wkd-advanced.org was told: revoked@wkd-advanced.org',
        'wkd-direct.org was told: ann@wkd-direct.org',
        'dns-unsigned.org was told: ann@dns-unsigned.org',
        'dns-signed.org was told: Joe.Doe@dns-signed.org',
        'dns-signed.org was told: bob@dns-signed.org',
        ...['Joe.Doe', 'joe.doe', 'bob'].map((local) =>
          toResolver(`${hash(local)}._openpgpkey.dns-signed.org OPENPGPKEY`),
        ),
        ...['Joe.Doe', 'bob'].map((local) => toResolver(`${hash(local)}._smimecert.dns-signed.org SMIMEA`)),
      ]),
    );
    expect(sorted(await readLedger())).toEqual(sorted(told()));
  });

  test('3: the key server is told the address, after the domain knew no key', async () => {
    await chooseDomains(browser, 3);
    const address = `${name}@served.org`;
    const { said, told: now } = await write([address]);
    expect(said).toContain(spelled(published.fingerprints[address]));
    expect(now).toEqual(
      sorted([
        ...aboutMail('served.org'),
        ...aboutDirectory('served.org'),
        `served.org was told: ${address}`,
        `keys.openpgp.org was told: ${address}`,
      ]),
    );
    expect(sorted(await readLedger())).toEqual(sorted(told()));
  });

  test('private windows: nobody is told anything, whatever was chosen for others', async () => {
    const before = told();
    const page = await browser.newPrivatePage();
    await signIn(page);
    await openCompose(page);
    await addRecipients(page, 'to', ['ann@wkd-odd.org']);
    expect(await sayAll(page, 1)).toMatch(/private window/);
    expect(told()).toEqual(before);
    await page.close();
    expect(sorted(await readLedger())).toEqual(sorted(before));
  });

  test('no request names the browser, its language, a page, or who sends it', () => {
    expect(outside().length).toBeGreaterThan(0);
    for (const request of outside())
      expect(request).toMatch(/origin="-" cookie="-" referer="-" agent="-" language="-"$/);
  });

  test('4: a BlueBubbles server on the device is told one handle, and what it says is said', async () => {
    const handle = name === 'chromium' ? '+12133734253' : '+12133734254';
    mac.known.add(handle);
    const options = await browser.newPage();
    await options.goto(`${browser.origin}/options.html#bluebubbles`);
    await options.waitFor(`document.activeElement.id === 'bluebubbles'`, 'the field');
    await options.type('#bluebubbles', mac.url);
    await options.type('#bluebubbles-password', mac.password);
    await options.click('#advanced button[type=submit]');
    await options.waitFor(
      `document.querySelector('.kept:not(:empty)')?.textContent.startsWith('Saved')`,
      'the settings to be saved',
    );
    await options.close();
    site.receiver.put(
      'club',
      `<!doctype html><title>Club</title><p><a href="imessage:${handle}">Write</a></p>`,
    );
    const page = await browser.newPage();
    await page.goto(`https://${RECEIVER}/club.html`);
    const focus = `void (document.activeElement.blur(), document.querySelector('a').focus())`;
    await until(async () => {
      await page.evaluate(focus);
      return readMark(page);
    }, 'a mark at the link');
    await unfold(page, 'know');
    await until(
      async () =>
        (await page.inline.texts('.assessment')).join().includes('can be reached by Apple’s messages'),
      'what the server said',
    );
    await page.close();
    expect(told().filter((line) => line.includes(handle))).toEqual([`127.0.0.1:1234 was told: ${handle}`]);
    expect(mac.told).toEqual([]);
    expect(sorted(await readLedger())).toEqual(sorted(told()));
  });
});
