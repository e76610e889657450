/** Everything in which a secret could leave a trace: what both browsers, the extension and a web page store, say and send. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chromium } from '../world/browsers/chromium.ts';
import { Firefox, inChrome } from '../world/browsers/firefox.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import type { Stage } from './stage.ts';

/** Reads all storage of an origin as text; `api` undefined: a web page. Of files only the start: the search of the disk
 * reads all of them. */
const STORED = `(async (api) => {
  const all = {};
  const textOf = (value) => value instanceof Blob
    ? new Response(value).text()
    : JSON.stringify(value, (_key, one) => (ArrayBuffer.isView(one) ? new TextDecoder().decode(one) : one));
  for (const area of ['local', 'session', 'managed'])
    all[area] = await api?.storage[area].get(null).then(textOf, () => 'none');
  all.web = await textOf([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done, fail) => Object.assign(indexedDB.open(name), { onsuccess: ({ target }) => done(target.result), onerror: fail }));
    for (const store of db.objectStoreNames)
      for (const how of ['getAll', 'getAllKeys'])
        all[name + ' ' + store + ' ' + how] = await textOf(await new Promise((done, fail) => Object.assign(db.transaction(store).objectStore(store)[how](), { onsuccess: ({ target }) => done(target.result), onerror: fail })));
    db.close();
  }
  for (const name of await globalThis.caches?.keys() ?? []) {
    const cache = await caches.open(name);
    for (const asked of await cache.keys()) all['cache ' + asked.url] = await (await cache.match(asked)).text();
  }
  const root = await navigator.storage?.getDirectory().catch(() => null);
  for await (const [name, handle] of root ?? []) all['file ' + name] = await (await handle.getFile()).slice(0, 100_000).text();
  return JSON.stringify(all);
})(globalThis.browser?.storage ? browser : globalThis.chrome?.storage ? chrome : undefined)`;

/** Records every message that pages and scripts of the extension send to all of it, and what a page is told by others. */
const LISTEN = `void (() => {
  const heard = (window.heardOfAll = []);
  const api = globalThis.browser ?? globalThis.chrome;
  api?.runtime?.onMessage?.addListener((message) => void heard.push(JSON.stringify(message)));
  addEventListener('message', ({ data }) => void heard.push(typeof data === 'string' ? data : JSON.stringify(data)));
})()`;
const HEARD = `JSON.stringify(window.heardOfAll ?? [])`;
/** What is in the page, with what its own scripts can read of its fields. */
const SHOWN = `document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(({ type, value }) => (type === 'file' ? '' : value)).join()`;

/** Has all consoles of Firefox write to its output from now on. */
const FIREFOX_SAYS = `Services.prefs.setBoolPref('devtools.console.stdout.content', true);
  Services.prefs.setBoolPref('devtools.console.stdout.chrome', true); return '';`;
/** What Firefox's own console was told: errors and warnings. */
const FIREFOX_ERRORS = `return Services.console.getMessageArray().map(String).join('\\n');`;
/** What Firefox would write about its open windows and tabs, so that they can be restored. */
const FIREFOX_SESSION = `const { TabStateFlusher } = ChromeUtils.importESModule('resource:///modules/sessionstore/TabStateFlusher.sys.mjs');
  const { SessionStore } = ChromeUtils.importESModule('resource:///modules/sessionstore/SessionStore.sys.mjs');
  return TabStateFlusher.flushWindow(window).then(() => SessionStore.getBrowserState());`;

export interface Traces {
  /** Records from now on what this page is told. */
  listen(page: Page): Promise<void>;
  /** Returns where any of these texts is found, by the names of the places; pages: those of the web that are open. */
  of(secrets: readonly string[], pages: readonly Page[]): Promise<string[]>;
  /** Returns the names of the places that were searched last. */
  places(): readonly string[];
}

const inFirefox = async (browser: Firefox, script: string): Promise<string> => {
  let value: unknown;
  await inChrome(browser.client, async (run) => {
    value = await run(script);
  });
  return String(value);
};

/** Returns the files below a folder that contain one of the texts, as UTF-8 or UTF-16. */
function filesWith(folder: string, secrets: readonly string[]): string[] {
  const needles = secrets.flatMap((one) => [Buffer.from(one), Buffer.from(one, 'utf16le')]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      try {
        const octets = readFileSync(file);
        return needles.some((one) => octets.includes(one));
      } catch {
        // It was removed meanwhile.
        return false;
      }
    });
}

/** The forms that a text takes in transit: itself, and base64 at each of its three places. */
const formsOf = (secret: string) => [
  secret,
  ...[0, 1, 2].map((at) =>
    Buffer.from('x'.repeat(at) + secret)
      .toString('base64')
      .slice(at === 0 ? 0 : 4, -4),
  ),
];

/** Starts to record; `own` is a page of the extension that stays open. */
export async function startTraces(stage: Stage, own: Page): Promise<Traces> {
  const { browser, world } = stage;
  const said: string[] = [];
  if (browser instanceof Chromium) browser.context.on('console', (one) => said.push(one.text()));
  else if (browser instanceof Firefox) await inFirefox(browser, FIREFOX_SAYS);
  await own.evaluate(LISTEN);
  let searched: readonly string[] = [];
  /** Resolves once what the browser knew of its tabs before is on disk. */
  const written = async () => {
    if (browser instanceof Firefox) return inFirefox(browser, FIREFOX_SESSION);
    const sentinel = `sentinel-${String(world.log.length)}`;
    const last = await stage.open(`https://www.plain-site.org/?${sentinel}`);
    await until(
      () =>
        Promise.resolve(
          filesWith(join(browser.folder, 'profile', 'Default', 'Sessions'), [sentinel]).length > 0,
        ),
      'the session to be written',
    );
    await last.close();
    return '';
  };
  return {
    async listen(page) {
      await page.evaluate(LISTEN);
    },
    async of(secrets, pages) {
      const places = new Map<string, string>([['session', await written()]]);
      for (const [at, page] of [own, ...pages].entries()) {
        const stored = JSON.parse(await page.evaluate<string>(STORED)) as Readonly<Record<string, string>>;
        for (const [name, text] of Object.entries(stored))
          places.set(`${at === 0 ? 'ours' : 'page'}: ${name}`, text);
      }
      for (const [at, page] of pages.entries())
        places.set(`in page ${String(at)}`, await page.evaluate<string>(SHOWN));
      for (const [at, page] of [own, ...pages].entries())
        places.set(`messages ${String(at)}`, await page.evaluate<string>(HEARD));
      const errors = browser instanceof Firefox ? await inFirefox(browser, FIREFOX_ERRORS) : '';
      const output =
        browser instanceof Firefox ? readFileSync(join(browser.folder, 'output.txt'), 'utf8') : '';
      places.set('console', [...said, errors, output].join('\n'));
      places.set(
        'requests',
        JSON.stringify(world.log) + world.posted.map(({ body }) => body.toString('latin1')).join(),
      );
      searched = [...places.keys()];
      const wanted = secrets.flatMap(formsOf);
      const found = [...places].filter(([, text]) => wanted.some((one) => text.includes(one)));
      return [...found.map(([name]) => name), ...filesWith(browser.folder, secrets)];
    },
    places: () => searched,
  };
}
