/** Forms and files on pages of every kind: what is shown for each is in the table beside this file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESS, until, type Page } from '../world/browsers/browser.ts';
import { saidOf } from './levels.ts';
import rows from './situations.json' with { type: 'json' };
import { BROWSERS, startStage, type Stage } from './stage.ts';
import { unfold } from '../world/browsers/card.ts';

interface Situation {
  readonly case: string;
  /** `open` or `encrypted` (whether the page itself is served with encryption), or its address. */
  readonly page: string;
  readonly html: string;
  /** Headers of the page's response. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Other pages, by host and path. */
  readonly also?: Readonly<Record<string, string>>;
  /** A site visited before, which tells browsers to encrypt everything (HSTS). */
  readonly visited?: string;
  /** What a person does, and where; several actions in order. */
  readonly do: string;
  /** What they do once something is shown. */
  readonly then?: string;
  /** The only browser that has this, reports it, or can be tested with it. */
  readonly only?: string;
  /** The level of the mark, or `silent`. */
  readonly say: string;
  /** Words that the opened list contains. */
  readonly why?: string;
  readonly names?: string;
  readonly banner?: boolean;
  readonly held?: boolean;
}
const SITUATIONS = rows as readonly Situation[];
const HOSTS: Readonly<Record<string, string>> = {
  open: 'http://open.shop.org/',
  encrypted: 'https://www.shop.org/',
};

/** Hosts that accept what scripts of other pages send, and the headers that allow it (Fetch, CORS protocol). */
const TAKERS = ['collect.org', 'open.collect.org', 'tracker.org'];
const CORS = Object.fromEntries(
  ['origin', 'methods', 'headers'].map((what) => [`access-control-allow-${what}`, '*']),
);

/** A sentinel, touched last: once it has a mark, everything before it has been looked at. */
const SENTINEL = '<form action="mailto:x@example.org"><input name=sentinel></form>';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A person who looks for a file in the browser's picker needs longer than this (ms). */
const SEEKING = 1500;

/** Returns an expression for the element inside a shadow root; `reach` is the page's own access to a closed one. */
const inShadow = (host: string, css: string) =>
  `((h) => h.reach ? h.reach('${css}') : h.shadowRoot.querySelector('${css}'))(document.querySelector('${host}'))`;

async function act(page: Page, action: string): Promise<void> {
  if (action.includes('; ')) {
    for (const step of action.split('; ')) await act(page, step);
    return;
  }
  const [verb, at = '', ...rest] = action.split(' ');
  switch (verb) {
    case 'focus':
      return page.evaluate(`void document.querySelector('${at}').focus()`);
    case 'focus-shadow':
      return page.evaluate(`void ${inShadow(at, rest.join(' '))}.focus()`);
    case 'focus-frame':
      await page.waitFor(
        `document.querySelector('${at}').contentDocument?.querySelector('${rest.join(' ')}')`,
      );
      return page.evaluate(
        `void document.querySelector('${at}').contentDocument.querySelector('${rest.join(' ')}').focus()`,
      );
    case 'click':
      return page.click(at);
    case 'call':
      return page.evaluate(`void ${at}()`);
    case 'press':
      return page.click(at, PRESS);
    case 'pick':
      return page.pick(at, [FILE]);
    case 'choose':
      return page.choose(at, [FILE]);
    case 'seek':
      // Opens the picker by script, as pages do behind their own button.
      await page.evaluate(`void document.querySelector('${at}').click()`);
      await new Promise((resolve) => setTimeout(resolve, SEEKING));
      return page.choose(at, [FILE]);
    case 'choose-folder':
      return page.choose(at, [folder]);
    case 'drop':
      return page.drop(at, [FILE]);
    case 'drop-folder':
      return page.drop(at, [folder]);
    case 'paste':
      return page.paste(at, 'file');
    case 'paste-text':
      return page.paste(at, 'text');
    default:
      throw new Error(`nobody knows how to ${action}`);
  }
}

/** Opens a site that tells browsers to encrypt everything sent to it and to its subdomains. */
async function visit(stage: Stage, site: string): Promise<void> {
  const { host } = new URL(site);
  stage.world.pages.set(`${host}/`, '<title>Asks for encryption</title>');
  stage.world.headers.set(`${host}/`, { 'strict-transport-security': 'max-age=600; includeSubDomains' });
  await (await stage.open(site)).close();
}

describe.each(BROWSERS)('forms and files, in %s', (name) => {
  let stage: Stage;
  /** One tab for all rows, as people go from page to page. */
  let page: Page;
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name, false);
    for (const taker of TAKERS) {
      stage.world.pages.set(`${taker}/take`, '{}');
      stage.world.headers.set(`${taker}/take`, CORS);
    }
    page = await stage.open('about:blank');
  });
  afterAll(() => stage.close());

  it.each(SITUATIONS.filter(({ only = name }) => only === name))(
    '$case → $say',
    async ({ page: kind, html, headers = {}, also = {}, visited, do: action, then, ...expected }) => {
      const { say, why, names, banner, held } = expected;
      const url = HOSTS[kind] ?? kind;
      const { host } = new URL(url);
      for (const [address, body] of Object.entries(also))
        stage.world.pages.set(address, `<!doctype html><meta charset=utf-8>${body}`);
      stage.world.pages.set(
        `${host}/`,
        `<!doctype html><meta charset=utf-8><title>Shop</title>${html}${SENTINEL}`,
      );
      stage.world.headers.set(`${host}/`, headers);
      if (visited !== undefined) await visit(stage, visited);
      // Chromium opens no second folder picker in the same tab (Playwright waits in vain).
      if (action.startsWith('choose-folder')) page = await stage.open('about:blank');
      await page.goto(url);
      const theirs = html.includes('"closed"') && name === 'chromium' ? 1 : 0;
      expect(await page.inline.hosts(), 'nothing is added before a touch').toBe(theirs);
      await act(page, action);
      if (say === 'silent') {
        await page.evaluate(`void document.querySelector('[name=sentinel]').focus()`);
        await until(
          async () => (await page.inline.texts('.mark .words')).join('') !== '',
          'the sentinel’s mark',
        );
        expect(saidOf(await page.inline.texts('.mark .words')), 'only the sentinel is worth a word').toEqual([
          ['exposed', ''],
        ]);
      } else {
        if (then !== undefined) {
          await until(async () => (await page.inline.texts('.mark .words')).join('') !== '', 'a mark');
          await act(page, then);
        }
        // The mark may change: what a script sends can correct what the page's markup said.
        await until(
          async () => {
            const marks = await page.inline.texts('.mark .words');
            const [[level, told] = []] = saidOf(marks);
            if (level === say && (names === undefined || told === names)) return true;
            throw new Error(`the mark says: ${marks.join(' / ')}`);
          },
          `${say} ${names ?? ''}`,
        );
        if (banner !== undefined) expect(await page.inline.texts('.warns')).toHaveLength(banner ? 1 : 0);
        if (why !== undefined) {
          await unfold(page, 'know');
          await until(async () => (await page.inline.texts('.list')).join().includes(why), why);
        }
        if (held === true)
          await until(async () => (await page.inline.texts('.hold')).length === 1, 'the question');
        if (held === false) expect(await page.inline.texts('.hold')).toEqual([]);
      }
    },
  );
});
