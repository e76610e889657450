/** How the tests of the page detective put a page, look, and compare what it finds. */
import { expect } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { differences, LOOK, SCRIPT, STYLE, type Findings } from './detective.ts';
import { ASK } from './detective-asks.ts';
import { HAS_MEASURED, HEARD, LISTEN, OF_HOSTS } from './detective-more.ts';
import type { Stage } from './stage.ts';

/** Something that is shown: its name, and what a person does to have it shown. */
export type Shown = readonly [string, () => Promise<void>];

/** What a page may find once there is something to show: that a box of ours is there, and where it stands. */
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

/** A detective that works in this page of the stage. */
export function detectiveAt(stage: Stage, page: Page) {
  /** Opens a page of this HTML, with the detective in it. */
  const put = async (url: string, html: string) => {
    const { host, pathname } = new URL(url);
    stage.world.pages.set(
      `${host}${pathname}`,
      `<!doctype html><meta charset=utf-8><title>Page</title>${STYLE}${LISTEN}${ASK}<body>${html}${SCRIPT}`,
    );
    await until(() => page.goto(url).then(() => true), 'the page');
    await page.waitFor('!!window.look', 'the detective');
  };
  /** What the page finds while it is laid out for paper, and by asking the browser. */
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
  /** Looks at each; every later one against the first. */
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
