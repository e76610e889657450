/**
 * How much we slow down pages that flood us: the time on their renderer's main thread for the same work, with and
 * without the extension, so that other work on the machine does not count. The amount of work is fixed; it starts with
 * a person's click. Beside them runs the floor: an extension with one empty listener for each kind of event, in each
 * frame. To a page that does nothing but fire events, that alone costs more than our aim allows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../world/browsers/chromium.ts';
import { chooseDomains } from '../world/browsers/own-pages.ts';
import type { World } from '../world/world.ts';
import { median, rangeOf } from './numbers.ts';
import { writeListening } from './variants.ts';

const OURS = join(import.meta.dirname, '..', '..', '.output', 'chrome-mv3');
const SITE = 'http://open.shop.org/';
const DEEP = 20;
/** Wait before measuring, for the work that opening a page causes (ms). */
const SETTLE = 1_000;
/** No page may take longer than this, even on a busy machine (ms). */
const PATIENCE = 180_000;

const form = (at: number) =>
  `<form action="/take?${at}" method=post><input name=note type=${at % 2 ? 'password' : 'text'}></form>`;
const COMPOSE =
  '<div role=dialog><input name=to value=pat@example.org><input name=subject><textarea name=body rows=9></textarea><button type=button>Send</button></div>';
const HEAD = '<!doctype html><meta charset=utf-8><title>Flood</title><button id=start>Start</button>';
/** Calls `step` this many times, some at a time as pages do, and then records the end. */
const REPEAT = `const repeat = (times, step) => { let at = 0; const turn = () => {
  for (const end = Math.min(at + 50, times); at < end; at += 1) step(at);
  if (at < times) setTimeout(turn); else done += 1; }; turn(); }; globalThis.done = 0;`;
const touch = `const touch = (field) => { field.focus(); field.value = 'x'; field.dispatchEvent(new Event('input', { bubbles: true })); };`;

const frame = (depth: number) =>
  `${HEAD}${form(0)}${form(1)}<script>${REPEAT}${touch}
  top.begin = ((before) => () => { before?.(); repeat(50, (at) => touch(document.forms[at % 2].elements[0])); })(top.begin);
</script>${depth < DEEP ? `<iframe src="/deep/${depth + 1}" width=600 height=400></iframe>` : ''}`;

const PAGES: Readonly<Record<string, string>> = {
  'frames 20 deep': `${HEAD}<iframe src="/deep/1" width=600 height=400></iframe><script>${REPEAT}
    start.onclick = () => { begin(); repeat(200, () => 0); };</script>`,
  '100,000 nodes': `${HEAD}<div id=all></div><script>${REPEAT}
    start.onclick = () => repeat(1000, () => { all.append(...Array.from({ length: 100 }, () => document.createElement('b'))); });</script>`,
  '10,000 forms': `${HEAD}<div id=all></div><script>${REPEAT}${touch}
    all.innerHTML = ${JSON.stringify(form(0) + form(1))}.repeat(5000);
    const fields = all.querySelectorAll('input');
    start.onclick = () => repeat(500, (at) => touch(fields[20 * at]));</script>`,
  '10,000 fields of no form': `${HEAD}<div id=all></div><script>${REPEAT}${touch}
    all.innerHTML = '<input name=note><input type=password name=note>'.repeat(5000);
    const fields = all.querySelectorAll('input');
    start.onclick = () => repeat(500, (at) => touch(fields[20 * at]));</script>`,
  'shadow trees 20 deep': `${HEAD}<div id=all></div><script>${REPEAT}${touch}
    const fields = [];
    for (let wide = 0; wide < 25; wide += 1)
      for (let at = all, depth = 0; depth < ${DEEP}; depth += 1) {
        at = at.appendChild(document.createElement('x-in')).attachShadow({ mode: depth % 2 ? 'open' : 'closed' });
        at.innerHTML = ${JSON.stringify(form(0))};
        fields.push(at.querySelector('input'));
      }
    start.onclick = () => repeat(500, (at) => touch(fields[at]));</script>`,
  'frames, one after another': `${HEAD}<div id=all></div><script>${REPEAT}
    start.onclick = () => repeat(2000, () => {
      all.append(document.createElement('iframe'));
      if (all.childElementCount > 50) all.firstChild.remove(); });</script>`,
  '10,000 compose windows': `${HEAD}<div id=all></div><script>${REPEAT}${touch}
    start.onclick = () => repeat(1000, (at) => {
      all.insertAdjacentHTML('beforeend', ${JSON.stringify(COMPOSE)}.repeat(10));
      touch(all.lastChild.querySelector('input')); });</script>`,
  'compose windows, one after another': `${HEAD}<div id=all></div><script>${REPEAT}${touch}
    start.onclick = () => repeat(1000, (at) => {
      all.innerHTML = ${JSON.stringify(COMPOSE)};
      touch(all.querySelector('input')); });</script>`,
  'focus without end': `${HEAD}<input id=a><input id=b><script>${REPEAT}
    start.onclick = () => repeat(20000, (at) => (at % 2 ? a : b).focus());</script>`,
  'editors, one after another': `${HEAD}<div id=all></div><script>${REPEAT}
    all.innerHTML = '<div contenteditable>x</div>'.repeat(5000);
    start.onclick = () => repeat(5000, (at) => {
      all.children[at].focus();
      all.children[at].dispatchEvent(new Event('input', { bubbles: true })); });</script>`,
  'input without end': `${HEAD}${COMPOSE}<script>${REPEAT}${touch}
    start.onclick = () => { const field = document.querySelector('textarea'); touch(field);
      repeat(400000, () => field.dispatchEvent(new Event('input', { bubbles: true }))); };</script>`,
  'a flood of windows': `${HEAD}<script>${REPEAT}
    start.onclick = () => { for (let at = 0; at < 20; at += 1) open('/deep/${DEEP}', '_blank', 'width=200,height=200');
      repeat(500, () => { document.body.append(document.createElement('input')); }); };</script>`,
};

type Browser = Awaited<ReturnType<typeof launchChromium>>;

/** Returns the seconds of the main thread from the click to the end of the work. */
async function workOf(browser: Browser, name: string): Promise<number> {
  const page = await browser.newPage();
  const cdp = await browser.context.newCDPSession(page.raw);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const time = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find((one) => one.name === 'TaskDuration')?.value ?? NaN;
  };
  await page.goto(`${SITE}${encodeURIComponent(name)}`);
  await page.raw.waitForTimeout(SETTLE);
  const before = await time();
  await page.raw.locator('#start').click({ noWaitAfter: true });
  await page.raw.waitForFunction('done > 0', null, { timeout: PATIENCE, polling: 100 });
  await page.raw.waitForTimeout(SETTLE);
  const spent = (await time()) - before;
  for (const one of browser.context.pages())
    if (one !== page.raw && one.url().includes('/deep/')) await one.close();
  await page.close();
  return spent;
}

/** Of one page, once a round: the ratio of its time with our extension, and with the floor, to that without any. */
export interface Flooded {
  readonly ours: number[];
  readonly floor: number[];
}
export type Floods = Readonly<Record<string, Flooded>>;

/** Measures each page once a round; `only`: those whose name contains this. */
export async function measureFloodingPages(world: World, rounds: number, only = ''): Promise<Floods> {
  for (const [name, html] of Object.entries(PAGES))
    world.pages.set(`open.shop.org/${encodeURIComponent(name)}`, html);
  for (let depth = 1; depth <= DEEP; depth += 1) world.pages.set(`open.shop.org/deep/${depth}`, frame(depth));
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-floods-'));
  const options = { extension: OURS, proxyUrl: world.proxyUrl, caFile: world.caFile };
  const bare = await launchChromium({ ...options, isBare: true });
  const floor = await launchChromium({ ...options, extension: writeListening(folder) });
  const ours = await launchChromium(options);
  await chooseDomains(ours);
  // A page that stays open: a browser ends with its last one.
  for (const browser of [bare, floor, ours]) await browser.newPage();
  const ratios: Record<string, Flooded> = {};
  for (let round = 0; round < rounds; round += 1)
    for (const name of Object.keys(PAGES).filter((one) => one.includes(only))) {
      const without = await workOf(bare, name);
      const all = (ratios[name] ??= { ours: [], floor: [] });
      all.floor.push((await workOf(floor, name)) / without);
      all.ours.push((await workOf(ours, name)) / without);
    }
  for (const browser of [bare, floor, ours]) await browser.close();
  rmSync(folder, { recursive: true });
  return ratios;
}

/** The aim, or where the floor is above it, as much above the floor. */
const AIM = 1.2;

/** Returns one line for each page. */
export const linesOf = (floods: Floods): string[] =>
  Object.entries(floods).map(([name, { ours, floor }]) => {
    const aim = AIM * Math.max(1, median(floor));
    const isOver = median(ours) > aim;
    return `${name}: ${rangeOf(ours)} x without any extension, floor ${rangeOf(floor)} x, aim ${aim.toFixed(2)} x${isOver ? ' (OVER)' : ''}`;
  });

if (process.argv[1] === import.meta.filename) {
  const { startWorld } = await import('../world/world.ts');
  const world = await startWorld();
  for (const line of linesOf(
    await measureFloodingPages(world, Number(process.argv[2] ?? 3), process.argv[3]),
  ))
    console.log(line);
  await world.close();
}
