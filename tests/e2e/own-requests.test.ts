/**
 * Headers that we strip from our own requests stay on those of pages: a page's service worker belongs to no tab either.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';

const HOST = 'www.own-worker.org';
const PATHS = [
  '/.well-known/openpgpkey/hu/x',
  '/.well-known/mta-sts.txt',
  '/sealcheck-would-this-be-upgraded?1',
  '/plain',
];
const WORKER = `addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', ({ data, source }) =>
  fetch(data).then(({ status, headers }) => status + ' ' + headers.get('strict-transport-security'), String).then((said) => source.postMessage([data, said])));`;
const PAGE = `<!doctype html><meta charset=utf-8><script>
document.cookie = 'who=me; secure; path=/';
globalThis.said = new Map();
navigator.serviceWorker.onmessage = ({ data: [url, what] }) => said.set(url, what);
const registered = navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready);
globalThis.ask = (url) => registered.then(({ active }) => active.postMessage(url));
</script>`;
const SENT = ['user-agent', 'accept-language', 'cookie', 'sec-fetch-site'];

describe.each(BROWSERS)('the requests of a page’s service worker, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    const { pages, files } = stage.world;
    pages.set(`${HOST}/`, PAGE);
    files.set(`${HOST}/worker.js`, { headers: { 'content-type': 'text/javascript' }, body: WORKER });
    for (const path of PATHS)
      files.set(HOST + path.replace(/\?.*/, ''), {
        headers: { 'strict-transport-security': 'max-age=60' },
        body: 'ok',
      });
    page = await stage.open(`https://${HOST}/`);
  });
  afterAll(() => stage.close());

  it.each(PATHS)('%s goes as the browser sends it', async (path) => {
    const { log } = stage.world;
    await page.evaluate(`void ask(${JSON.stringify(path)})`);
    const said = await until(() => page.evaluate(`said.get(${JSON.stringify(path)})`), 'the answer');
    expect(said).toBe('200 max-age=60');
    const [bare] = path.split('?');
    const request = log.findLast((one) => one.host === HOST && one.path === bare);
    for (const header of SENT) expect(request?.headers[header], header).toBeTruthy();
  });
});
