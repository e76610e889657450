/**
 * Where a page’s scripts really send files: the worst destination seen stays, and only an app’s own page counts as
 * encrypting for it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { saidOf } from './levels.ts';
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { unfold } from '../world/browsers/card.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const TABLE = join(folder, 'table.csv');
const PICTURE = join(folder, 'picture.png');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Hosts that accept what scripts of other pages send (Fetch, CORS protocol). */
const TAKERS = [
  'collect.org',
  'pictures.org',
  'drive.proton.me',
  'open.shop.org',
  'www.shop.org',
  'wormhole.app',
];
const CORS = Object.fromEntries(
  ['origin', 'methods', 'headers'].map((what) => [`access-control-allow-${what}`, '*']),
);
const OCTETS = `{ 'content-type': 'application/octet-stream' }`;
const put = (url: string, field: string, headers = OCTETS) =>
  `await fetch('${url}', { method: 'POST', headers: ${headers}, body: ${field}.files[0] });`;
const page = (fields: string, script: string) =>
  `${fields}<button id="go" type="button">Send</button><script>go.onclick = async () => { ${script} document.title = 'sent' }</script>`;
const FIELD = '<p><input type="file" id="a"></p>';
/** Two fields far enough apart that each line fits beside its field. */
const TWO = `${FIELD}<p style="margin:80px 0"><input type="file" id="b"></p>`;

describe.each(BROWSERS)('where files really go, in %s', (name) => {
  let stage: Stage;
  let at: Page;
  beforeAll(async () => {
    writeFileSync(TABLE, 'a,b');
    writeFileSync(PICTURE, 'no picture');
    stage = await startStage(name, false);
    for (const taker of TAKERS) {
      stage.world.pages.set(`${taker}/take`, '{}');
      stage.world.headers.set(`${taker}/take`, CORS);
    }
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    stage.world.posted.length = 0;
  });

  const open = async (url: string, html: string) => {
    stage.world.pages.set(
      `${new URL(url).host}/`,
      `<!doctype html><meta charset=utf-8><title>Case</title>${html}`,
    );
    at = await stage.open(url);
  };
  const marks = async () => saidOf(await at.inline.texts('.mark .words'));
  const saysSo = (expected: [string, string][]) =>
    until(async () => {
      const said = await marks();
      if (JSON.stringify(said) === JSON.stringify(expected)) return true;
      throw new Error(`the marks say: ${JSON.stringify(said)}`);
    }, JSON.stringify(expected));
  /**
   * Waits until the list has these names, which means that the worker has told the page about everything that was sent.
   */
  const listed = async (...names: string[]) => {
    await at.inline.click('.mark');
    await until(async () => {
      const headings = await at.inline.texts('.assessment h3');
      return names.every((one) => headings.includes(one));
    }, names.join());
  };

  it('sent openly, then encrypted to another host: not encrypted, and both are named', async () => {
    await open(
      'http://open.shop.org/',
      page(FIELD, put('/take', 'a') + put('https://collect.org/take', 'a')),
    );
    await at.choose('#a', [TABLE]);
    await saysSo([['exposed', 'open.shop.org']]);
    await at.click('#go');
    await at.waitFor(`document.title === 'sent'`, 'both requests');
    await listed('open.shop.org', 'collect.org');
    expect((await marks())[0]).toEqual(['exposed', 'open.shop.org']);
    await at.close();
  });

  it('two uploads at once: each names where its own file went', async () => {
    const script = `await Promise.all([
      (async () => { ${put('https://collect.org/take', 'a', '{}')} })(),
      (async () => { ${put('https://pictures.org/take', 'b', '{}')} })()]);`;
    await open('https://www.shop.org/', page(TWO, script));
    await at.choose('#a', [TABLE]);
    await saysSo([['transport', 'www.shop.org']]);
    await at.choose('#b', [PICTURE]);
    await saysSo([
      ['transport', 'www.shop.org'],
      ['transport', 'www.shop.org'],
    ]);
    await at.click('#go');
    await saysSo([
      ['transport', 'collect.org'],
      ['transport', 'pictures.org'],
    ]);
    await at.close();
  });

  it('another site’s script that sends to an app’s host is not that app', async () => {
    const script = `const d = new FormData(); d.append('f', a.files[0]);
      await fetch('https://drive.proton.me/take', { method: 'POST', mode: 'no-cors', body: d });`;
    await open('https://www.shop.org/', page(FIELD, script));
    await at.choose('#a', [TABLE]);
    await until(async () => (await marks()).length === 1, 'the mark');
    await at.click('#go');
    await saysSo([['transport', 'drive.proton.me']]);
    await at.close();
  });

  it('nor is another site’s form that posts to an app’s host', async () => {
    await open(
      'https://www.shop.org/',
      `<form action="https://wormhole.app/take" method="post" enctype="multipart/form-data"><input type="file" id="a" name="a"><button>Send</button></form>`,
    );
    await at.choose('#a', [TABLE]);
    await saysSo([['transport', 'wormhole.app']]);
    await at.close();
  });

  it.each(['https://help.wormhole.app/', 'https://blog.wormhole.app/'])('nor is %s', async (url) => {
    await open(url, page(FIELD, put('/take', 'a')));
    await at.choose('#a', [TABLE]);
    await saysSo([['transport', new URL(url).host]]);
    await at.close();
  });

  it('the app itself is, until its page sends to a stranger; and that stays', async () => {
    const script = `${put('https://collect.org/take', 'a')} ${put('/take', 'a')}`;
    await open('https://wormhole.app/', page(FIELD, script));
    await at.choose('#a', [TABLE]);
    await saysSo([['end-to-end', 'wormhole.app']]);
    await at.click('#go');
    await at.waitFor(`document.title === 'sent'`, 'both requests');
    await listed('collect.org', 'wormhole.app');
    expect((await marks())[0]).toEqual(['transport', 'collect.org']);
    await at.close();
  });

  it.each([
    ['stopped between choosing a file and its sending', 0],
    ['stopped, and the person presses a moment later', 1500],
  ])('a worker that is %s: the host it goes to is named', async (_when, pause) => {
    await open('https://www.shop.org/', page(FIELD, put('https://collect.org/take', 'a')));
    await at.choose('#a', [TABLE]);
    await saysSo([['transport', 'www.shop.org']]);
    await stage.browser.stopWorker();
    await new Promise((resolve) => setTimeout(resolve, pause));
    await at.click('#go');
    // In Firefox nobody listens until the worker is running again; meanwhile the page itself reports where files went.
    const said = await until(async () => {
      const [mark] = await marks();
      if (mark?.[1] === 'collect.org' || mark?.[0] === 'unknown') return mark[0];
      throw new Error(`the mark says: ${JSON.stringify(mark)}`);
    }, 'no other host to be claimed');
    if (name === 'chromium' || pause > 0) expect(said).toBe('transport');
    await unfold(at, 'know');
    await until(async () => (await at.inline.texts('.list')).join().includes('collect.org'), 'its name');
    await at.close();
  });
});
