/** How the tests of the page detective open a page, look at it, and compare its findings. */
import { expect } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { differences, LOOK, SCRIPT, STYLE, type Findings } from './detective.ts';
import { ASK } from './detective-asks.ts';
import { HAS_MEASURED, HEARD, LISTEN, OF_HOSTS } from './detective-more.ts';
import type { Stage } from './stage.ts';

/** One thing to be shown: its name, and a function that does what makes it show. */
export type Shown = readonly [string, () => Promise<void>];

/** Findings that a page may make once there is something to show: that an element of ours is there, and where. */
export const PRESENCE = [
  'hosts',
  'attributes',
  'style',
  'boxes',
  'hits',
  'records',
  'selectors',
  'carets',
  ...OF_HOSTS,
];

/** Returns the detective's functions for this page of the stage. */
export function detectiveAt(stage: Stage, page: Page) {
  /** Opens a page with this HTML and the detective in it. */
  const put = async (url: string, html: string) => {
    const { host, pathname } = new URL(url);
    stage.world.pages.set(
      `${host}${pathname}`,
      `<!doctype html><meta charset=utf-8><title>Page</title>${STYLE}${LISTEN}${ASK}<body>${html}${SCRIPT}`,
    );
    await until(() => page.goto(url).then(() => true), 'the page');
    await page.waitFor('!!window.look', 'the detective');
  };
  /** Returns what the page finds while it is laid out for print, and by asking the browser's APIs. */
  const onPaper = async () => {
    for (const isPrinting of [true, false]) {
      const before = await page.evaluate<number>('window.printed()');
      await page.setPrinting(isPrinting);
      await page.waitFor(`window.printed() > ${before}`, 'the other medium');
    }
    return page.evaluate<string>('window.asked()');
  };
  const look = async (): Promise<Findings> => {
    await page.waitFor(HAS_MEASURED, 'the first report of each observer');
    const findings = JSON.parse(await page.evaluate<string>(LOOK)) as Findings;
    const leaks = stage.world.log.filter(({ path }) => path === '/leak').map(({ query }) => query);
    const heard = JSON.parse(await page.evaluate<string>(HEARD)) as Findings;
    const asked = JSON.parse(await onPaper()) as Findings;
    return { ...findings, ...heard, ...asked, fetched: [...new Set(leaks)].sort() };
  };
  const print = (title: string, rows: readonly string[]) => {
    console.log(
      `${stage.browser.name}, ${title}: ${rows.length} findings${rows.map((row) => `\n  ${row}`).join('')}`,
    );
  };
  /** Shows each, looks, and returns how each later look differs from the first. */
  const compare = async (looks: readonly Shown[]) => {
    const rows: string[] = [];
    let first: Findings | undefined;
    for (const [level, show] of looks) {
      stage.world.log.length = 0;
      await show();
      const found = await look();
      expect(found['hosts'], `${level}: something is shown`).toBeGreaterThan(0);
      expect(found['leading'], `${level}: no event leads into what is shown`).toEqual([]);
      first ??= found;
      rows.push(...differences(first, found).map((row) => `${looks[0]?.[0]} / ${level}: ${row}`));
    }
    print(looks.map(([level]) => level).join(', '), rows);
    return rows;
  };
  return { put, look, compare, print };
}
