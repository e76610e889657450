/**
 * What is stored on the device: out of reach of pages' processes, with nothing from private windows, and kept across
 * updates and roll-backs.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBanner } from '../world/browsers/banner.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { ChromiumPage } from '../world/browsers/chromium-page.ts';
import { valueFor } from '../world/browsers/own-pages.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';
import { markThat } from '../world/browsers/card.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const PHONE = '5551234567@vtext.com';
const SECRET = JSON.stringify(Array.from({ length: 32 }, (_, at) => at + 1));
const PASSWORD = 'p4ss-of-my-mac';
/** Everything in permanent storage, by location, without the trial entry that the reading page itself writes. */
const ALL = `(async () => {
  const db = await new Promise((done, fail) => { const asked = indexedDB.open('sealcheck'); asked.onsuccess = () => done(asked.result); asked.onerror = () => fail(asked.error); });
  const stores = [...db.objectStoreNames];
  const read = (name) => new Promise((done) => { const asked = db.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => done(asked.result); });
  const kept = Object.fromEntries(await Promise.all(stores.map(async (name) => [name, await read(name)])));
  db.close();
  const { trial, ...local } = await api.storage.local.get();
  return JSON.stringify({ local, kept, databases: (await indexedDB.databases()).map(({ name }) => name).sort() });
})()`;

const compose = async (page: Page, to: string) => {
  await page.goto(GMAIL);
  await page.click('#new');
  await writeTo(page, TO, [to]);
  return markThat(page, (text) => text.startsWith(to), 'the recipient');
};

/** Evaluates an expression in the world of our content scripts, which a compromised process of the page could reach. */
async function inContentScript(page: Page, expression: string): Promise<string> {
  if (!(page instanceof ChromiumPage)) throw new Error('only Chromium tells of its worlds');
  const cdp = await page.raw.context().newCDPSession(page.raw);
  const worlds: number[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if ((context.auxData as { type?: string } | undefined)?.type === 'isolated') worlds.push(context.id);
  });
  await cdp.send('Runtime.enable');
  for (const contextId of worlds) {
    const { result } = await cdp.send('Runtime.evaluate', {
      contextId,
      awaitPromise: true,
      returnByValue: true,
      expression: `globalThis.chrome?.storage ? ${expression} : null`,
    });
    if (typeof result.value === 'string') return result.value;
  }
  throw new Error('no world of ours');
}

describe.each(BROWSERS)('what is stored, in %s', (name) => {
  let stage: Stage;
  const own = <T>(expression: string) => valueFor<T>(stage.browser, 'none:', expression);
  beforeAll(async () => {
    stage = await startStage(name, true, { privateWindows: true });
  });
  afterAll(() => stage.close());

  it('secrets of an earlier version are taken out of storage.local, and still hold', async () => {
    const settings = `{ ...(await api.storage.local.get('settings')).settings, blueBubbles: { url: 'https://mac.own.org', password: '${PASSWORD}' } }`;
    await own(
      `(async () => { await new Promise((done) => { const asked = indexedDB.open('sealcheck'); asked.onsuccess = () => { const store = asked.result.transaction('secrets', 'readwrite').objectStore('secrets'); store.clear().onsuccess = () => { asked.result.close(); done(); }; }; }); await api.storage.local.set({ secret: ${SECRET}, settings: ${settings} }); })()`,
    );
    await stage.browser.reloadExtension();
    const kept = await until(async () => {
      const all = await own<string>(ALL);
      const { local, kept: in_ } = JSON.parse(all) as { local: object; kept: { secrets: unknown[] } };
      if (JSON.stringify(local).includes(PASSWORD) || 'secret' in local || in_.secrets.length < 2)
        throw new Error(all);
      return in_.secrets;
    }, 'them to be moved');
    expect(kept).toEqual(expect.arrayContaining([JSON.parse(SECRET), PASSWORD]));
    const options = await stage.open(`${stage.browser.origin}/options.html`);
    const shown = `[...document.querySelectorAll('input')].some(({ value }) => value === '${PASSWORD}')`;
    // Firefox shows it again only after asking for its own consent.
    if (name === 'chromium') await options.waitFor(shown, 'the password in the settings');
    await options.close();
  });

  it.runIf(name === 'chromium')('a content script can read none of it', async () => {
    const page = await stage.browser.newPage();
    await compose(page, 'bob@gmail.com');
    for (const area of ['local', 'managed', 'session']) {
      const read = `chrome.storage.${area}.get().then(() => 'read', (error) => String(error))`;
      expect(await inContentScript(page, read)).toMatch(/not allowed/);
    }
    const write = `chrome.storage.local.set({ settings: {} }).then(() => 'written', (error) => String(error))`;
    expect(await inContentScript(page, write)).toMatch(/not allowed/);
    await page.close();
  });

  it('what a page tries out is met by no reader of the database', async () => {
    const met = `(async () => {
      const db = await new Promise((done) => { const asked = indexedDB.open('sealcheck'); asked.onsuccess = () => done(asked.result); });
      const read = () => new Promise((done) => { const asked = db.transaction('secrets').objectStore('secrets').getAllKeys(); asked.onsuccess = () => done(asked.result); });
      const met = new Set();
      for (let left = 3; left > 0; left -= 1) {
        const { id } = await api.tabs.create({ url: 'options.html', active: false });
        const shows = (view) => view !== window && view.document.querySelector('#stage-1');
        // What it has tried out is known once it shows the settings.
        while (!api.extension.getViews({ type: 'tab' }).some(shows)) for (const key of await read()) met.add(key);
        await api.tabs.remove(id);
      }
      db.close();
      return [...met].sort();
    })()`;
    expect(await own<string[]>(met)).not.toContain('trial');
  });

  it('of a private window nothing is stored, also not what is silenced there', async () => {
    let before = '';
    // The worker may still be writing after its start: wait until nothing changes.
    await until(async () => before === (before = await own<string>(ALL)), 'it to be at rest');
    const page = await stage.browser.newPrivatePage();
    await compose(page, PHONE);
    await until(async () => (await page.inline.texts('.warns')).length === 1, 'the banner');
    await answerBanner(page, 'snooze');
    await until(async () => (await page.inline.texts('.warns')).length === 0, 'the banner to go');
    await page.close();
    expect(JSON.parse(await own<string>(ALL))).toEqual(JSON.parse(before));
    const ordinary = await stage.browser.newPage();
    await compose(ordinary, PHONE);
    await until(async () => (await ordinary.inline.texts('.warns')).length === 1, 'the banner elsewhere');
    await ordinary.close();
  });

  it('a newer version’s database is left as it is, and settings and popup say so', async () => {
    await own(
      `new Promise((done, fail) => { const asked = indexedDB.open('sealcheck', 99); asked.onsuccess = () => { asked.result.close(); done(null); }; asked.onerror = () => fail(asked.error); })`,
    );
    for (const path of ['options.html', 'popup.html']) {
      const page = await stage.open(`${stage.browser.origin}/${path}`);
      await page.waitFor(
        `document.querySelector('[role=alert]')?.textContent.includes('newer version')`,
        'the words',
      );
      await page.close();
    }
    const page = await stage.browser.newPage();
    expect(await compose(page, PHONE)).toMatch(/anyone|unencrypted|text message|read/i);
    await page.close();
  });
});
