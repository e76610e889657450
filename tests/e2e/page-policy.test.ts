/**
 * The content security policy of each page of the extension, as the browser applies it: the page itself breaks none of
 * it, no text of a page runs as code, and a page reaches only what it needs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASKING_PAGES } from '../../utils/build/page-policy.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { Chromium } from '../world/browsers/chromium.ts';
import { ChromiumPage } from '../world/browsers/chromium-page.ts';
import { Firefox, inChrome } from '../world/browsers/firefox.ts';
import { waitForPolicy } from '../world/browsers/own-pages.ts';
import { BROWSERS, type Stage } from './stage.ts';
import { startUnder } from './under-policy.ts';

const BUILT = join(import.meta.dirname, '..', '..', '.output', 'chrome-mv3');
const PAGES = readdirSync(BUILT).filter((file) => file.endsWith('.html'));
/** The question goes where nobody waits for its answer; its policy is that of the others (below). */
const DIRECT = PAGES.filter((file) => file !== 'question.html');
const OUTSIDE = 'www.outside.org';
const WEBMAIL = 'mail.unseen-mail.net';
const FORM = `<!doctype html><meta charset=utf-8><title>Compose</title><form action="/sent" method="post"><p>To: <input name=to size=60></p>
  <p>Cc: <input name=cc></p><p>Subject: <input name=subject></p><p><textarea name=message rows=10 cols=60></textarea></p><button id=go name=send value=1>Send</button></form>`;
/** So that the question is a page of ours. */
const POLICY = { locked: { questionPlace: 'window', consentStage: 1 } } as const;

/** Ways to run text as code. Each sets a name of its own on the page’s global object if it succeeds. */
const CODE: Readonly<Record<string, string>> = {
  evaluated: `window.eval('globalThis.evaluated = 1')`,
  made: `new window.Function('globalThis.made = 1')()`,
  timed: `window.setTimeout('globalThis.timed = 1')`,
  inline: `document.head.append(Object.assign(document.createElement('script'), { text: 'globalThis.inline = 1' }))`,
  handled: `(() => { const box = document.createElement('button'); box.setAttribute('onclick', 'globalThis.handled = 1'); document.body.append(box); box.click(); box.remove(); })()`,
  linked: `(() => { const link = document.createElement('a'); link.href = 'javascript:void (globalThis.linked = 1)'; document.body.append(link); link.click(); link.remove(); })()`,
  fetched: `document.head.append(Object.assign(document.createElement('script'), { src: 'https://${OUTSIDE}/script.js' }))`,
  blob: `document.head.append(Object.assign(document.createElement('script'), { src: URL.createObjectURL(new Blob(['globalThis.blob = 1'])) }))`,
  imported: `document.head.append(Object.assign(document.createElement('script'), { type: 'module', text: 'import "data:text/javascript,globalThis.imported = 1"' }))`,
  thread: `new Worker(URL.createObjectURL(new Blob(['globalThis.thread = 1'])))`,
  framed: `document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: '<script>parent.framed = 1</' + 'script>' }))`,
};

/** Ways to tell somebody outside. Each names itself in the path. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  fetch: `fetch('https://${OUTSIDE}/fetch', { mode: 'no-cors' }).catch(() => undefined)`,
  xhr: `(() => { const asked = new XMLHttpRequest(); asked.open('GET', 'https://${OUTSIDE}/xhr'); asked.onerror = () => undefined; asked.send(); })()`,
  beacon: `navigator.sendBeacon('https://${OUTSIDE}/beacon', 'x')`,
  source: `void new EventSource('https://${OUTSIDE}/source')`,
  socket: `void new WebSocket('wss://${OUTSIDE}/socket')`,
  ping: `(() => { const link = document.createElement('a'); link.href = '#x'; link.ping = 'https://${OUTSIDE}/ping'; document.body.append(link); link.click(); link.remove(); })()`,
  image: `void (new Image().src = 'https://${OUTSIDE}/image')`,
  style: `document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://${OUTSIDE}/style' }))`,
  prefetch: `document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: 'https://${OUTSIDE}/prefetch' }))`,
  preload: `document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', href: 'https://${OUTSIDE}/preload' }))`,
  font: `new FontFace('x', 'url(https://${OUTSIDE}/font)').load().catch(() => undefined)`,
  frame: `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://${OUTSIDE}/frame' }))`,
  object: `document.body.append(Object.assign(document.createElement('object'), { data: 'https://${OUTSIDE}/object' }))`,
  media: `void (new Audio('https://${OUTSIDE}/media').load())`,
  form: `(() => { const form = document.createElement('form'); form.action = 'https://${OUTSIDE}/form'; form.target = 'elsewhere'; document.body.append(form); form.submit(); form.remove(); })()`,
};
/** The ways that 'connect-src' decides about; a page that asks a server by itself needs them. */
const CONNECTING = ['beacon', 'fetch', 'ping', 'prefetch', 'preload', 'socket', 'source', 'xhr'];

/**
 * Runs each as a task of its own, as a driver's own evaluation is exempt from the policy; Trusted Types may throw.
 * Resolves once the policy has refused something, or after ten seconds.
 */
const runAll = (page: Page, ways: Readonly<Record<string, string>>) =>
  page.evaluate<boolean>(
    `new Promise((done) => {
      document.addEventListener('securitypolicyviolation', () => done(true));
      setTimeout(() => done(false), 10_000);
      for (const run of [${Object.values(ways)
        .map((way) => `() => ${way}`)
        .join(', ')}]) setTimeout(() => { try { run(); } catch {} });
    })`,
  );

it('is the same for the question as for other pages that ask nobody', () => {
  const policyIn = (file: string) =>
    /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(readFileSync(join(BUILT, file), 'utf8'))?.[0];
  expect(policyIn('question.html')).toContain('default-src');
  expect(policyIn('question.html')).toBe(policyIn('write.html'));
});

describe.each(BROWSERS)('the policy of the extension’s own pages, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    const { pages } = (({ stage } = await startUnder(name, POLICY)), stage.world);
    pages.set(`${WEBMAIL}/`, FORM);
    await waitForPolicy(stage.browser);
    for (const way of ['script.js', ...Object.keys(WAYS_OUT)])
      stage.world.files.set(`${OUTSIDE}/${way}`, {
        headers: { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' },
        body: 'globalThis.fetched = 1',
      });
  });
  afterAll(() => stage.close());

  /** Returns what the browser's console says about refusals, in pages of this name so far. */
  async function refusals(page: Page, path: string): Promise<string[]> {
    const said: string[] = [];
    const { browser } = stage;
    if (browser instanceof Firefox)
      await inChrome(browser.client, async (run) => {
        const all = await run(
          `return Services.console.getMessageArray().map((one) => String(one.message)).filter((one) => one.includes('Security-Policy') && one.includes(${JSON.stringify(`${browser.origin}/${path}`)}));`,
        );
        said.push(...(all as string[]));
      });
    if (browser instanceof Chromium && page instanceof ChromiumPage) {
      const cdp = await browser.context.newCDPSession(page.raw);
      cdp.on('Log.entryAdded', ({ entry }) => said.push(entry.text));
      // Says again what was said before.
      await cdp.send('Log.enable');
      await page.evaluate('1');
      await cdp.detach();
    }
    return said.filter((one) => /security.policy|refused|trusted ?types/i.test(one));
  }
  const questions = () => stage.browser.pagesAt(`${stage.browser.origin}/question.html`);
  /** Opens the question as a person gets it: it goes where no page waits for its answer. */
  async function openQuestion(): Promise<Page> {
    const mail = await stage.open(`https://${WEBMAIL}/`);
    await mail.type('[name=to]', '5551234567@vtext.com');
    await mail.type('[name=subject]', 'x');
    await mail.click('#go');
    const own = await until(async () => (await questions())[0], 'the question');
    if (!own) throw new Error('no question');
    closed.set(own, mail);
    return own;
  }
  const closed = new Map<Page, Page>();
  async function openOwn(path: string): Promise<Page> {
    const page =
      path === 'question.html' ? await openQuestion() : await stage.open(`${stage.browser.origin}/${path}`);
    await page.waitFor(`document.querySelector('#root')?.childElementCount`, `what ${path} shows`);
    return page;
  }
  /** Closes a page of ours; the question goes with the mail that it is about. */
  async function close(page: Page): Promise<void> {
    const mail = closed.get(page);
    await (mail ?? page).close();
    if (mail) await until(async () => (await questions()).length === 0, 'the question to go');
  }

  it.each(PAGES)('%s itself breaks none of it', async (path) => {
    const page = await openOwn(path);
    expect(await refusals(page, path)).toEqual([]);
    await close(page);
  });

  it.each(DIRECT)('%s runs no text as code', async (path) => {
    const page = await openOwn(path);
    expect(await runAll(page, CODE), 'something is refused').toBe(true);
    // A task after all of them.
    await page.evaluate(`new Promise((done) => setTimeout(() => done(null)))`);
    const ran = await page.evaluate<string[]>(
      `${JSON.stringify(Object.keys(CODE))}.filter((one) => one in window)`,
    );
    expect(ran).toEqual([]);
    expect(stage.world.log.filter(({ host, path: at }) => host === OUTSIDE && at === '/script.js')).toEqual(
      [],
    );
    await close(page);
  });

  it.each(DIRECT)('%s reaches nobody but whom it needs to ask', async (path) => {
    const page = await openOwn(path);
    const since = stage.world.log.length;
    expect(await runAll(page, WAYS_OUT), 'something is refused').toBe(true);
    // A later request that the page around it may make: what was let out before it has arrived by then.
    const other = await stage.open(`https://${OUTSIDE}/script.js?${path}`);
    await stage.world.waitForRequest(({ query }) => query === `?${path}`, 'the sentinel');
    const out = () => [
      ...new Set(
        stage.world.log
          .slice(since)
          .filter(({ host }) => host === OUTSIDE)
          .map(({ path: at }) => at.slice(1))
          .filter((way) => way in WAYS_OUT),
      ),
    ];
    const isAsking = ASKING_PAGES.includes(path.replace('.html', ''));
    if (isAsking) await until(() => Promise.resolve(out().includes('fetch')), 'its request');
    const allowed = isAsking ? CONNECTING : [];
    expect(out().filter((one) => !allowed.includes(one))).toEqual([]);
    expect(await page.evaluate(`fetch('/manifest.json').then(({ ok }) => ok)`), 'the package').toBe(true);
    await other.close();
    await close(page);
  });
});
