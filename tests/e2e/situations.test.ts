/** Forms and files on pages of every kind: what is said at each, in the table beside this file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { saidOf } from './levels.ts';
import rows from './situations.json' with { type: 'json' };
import { BROWSERS, startStage, type Stage } from './stage.ts';

interface Situation {
  readonly case: string;
  /** `open` or `encrypted`: does the page itself come with encryption? Or its address. */
  readonly page: string;
  readonly html: string;
  /** What a person does, and where. */
  readonly do: string;
  /** The level of the mark, or `silent`. */
  readonly say: string;
  /** Words that the reasons contain. */
  readonly why?: string;
  readonly names?: string;
  readonly banner?: boolean;
  readonly held?: boolean;
}
const SITUATIONS: readonly Situation[] = rows;
const HOSTS: Readonly<Record<string, string>> = {
  open: 'http://open.shop.org/',
  encrypted: 'https://www.shop.org/',
};

/** Looked at last: once something is said of it, all that came before has been looked at, too. */
const SENTINEL = '<form action="mailto:x@example.org"><input name=sentinel></form>';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-files-'));
const FILE = join(folder, 'report.txt');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** An expression for the element inside a shadow root; `reach` is the page's own way into a closed one. */
const inShadow = (host: string, css: string) =>
  `((h) => h.reach ? h.reach('${css}') : h.shadowRoot.querySelector('${css}'))(document.querySelector('${host}'))`;

async function act(page: Page, action: string): Promise<void> {
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
    case 'choose':
      return page.choose(at, [FILE]);
    case 'drop':
      return page.drop(at, [FILE]);
    default:
      throw new Error(`nobody knows how to ${action}`);
  }
}

describe.each(BROWSERS)('forms and files, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    writeFileSync(FILE, 'quarterly figures');
    stage = await startStage(name, false);
  });
  afterAll(() => stage.close());

  it.each(SITUATIONS)(
    '$case → $say',
    async ({ page: kind, html, do: action, say, why, names, banner, held }) => {
      const url = HOSTS[kind] ?? kind;
      stage.world.pages.set(
        new URL(url).host + '/',
        `<!doctype html><meta charset=utf-8><title>Shop</title>${html}${SENTINEL}`,
      );
      const page = await stage.open(url);
      const theirs = html.includes('"closed"') && name === 'chromium' ? 1 : 0;
      expect(await page.inline.hosts(), 'nothing is added before a touch').toBe(theirs);
      await act(page, action);
      if (say === 'silent') {
        await page.evaluate(`void document.querySelector('[name=sentinel]').focus()`);
        await until(async () => (await page.inline.texts('.mark')).length > 0, 'the sentinel’s mark');
        expect(saidOf(await page.inline.texts('.mark')), 'only the sentinel is worth a word').toEqual([
          ['exposed', ''],
        ]);
      } else {
        await until(async () => (await page.inline.texts('.mark')).length > 0, 'a mark');
        const [[level, host] = []] = saidOf(await page.inline.texts('.mark'));
        expect(level).toBe(say);
        if (names !== undefined) expect(host).toBe(names);
        if (banner !== undefined) expect(await page.inline.texts('.banner')).toHaveLength(banner ? 1 : 0);
        if (why !== undefined) {
          await page.inline.click('.mark');
          await until(async () => (await page.inline.texts('.evidence')).join().includes(why), why);
        }
        if (held === true)
          await until(async () => (await page.inline.texts('.hold')).length === 1, 'the question');
      }
      await page.close();
    },
  );
});
