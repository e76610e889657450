/** From a committed recipient to the verdict on the page, and the messages to the worker on the way. */
import { writeTo, type Stage } from '../e2e/stage.ts';
import { markThat } from '../world/browsers/card.ts';
import { until, type Page } from '../world/browsers/browser.ts';
import { Chromium } from '../world/browsers/chromium.ts';
import { ChromiumPage } from '../world/browsers/chromium-page.ts';
import type { Measured } from './bytes.ts';
import { countMessages } from './counters.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const ROUNDCUBE = 'https://webmail.city-office.org/?_task=mail&_action=compose';
const KEYS = 300;
/**
 * Reads allowed for the check, once a second, that the window is still open, which may fall between the start and the
 * first key.
 */
const READS = 4;

/** Longer than a page is read for after its start or a key. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1500));

/** Round-trip time of the network (ms), half of it in each direction. */
export const RTT = 20;

const bulk = (number: number) => `bulk-${String(number).padStart(4, '0')}.org`;

/** Records in the page when Enter was pressed and when our host element appeared; the page sees no more of us. */
const WATCH = `(() => {
  globalThis.bench = {};
  addEventListener('keydown', ({ key }) => { if (key === 'Enter') bench.start = performance.now(); }, true);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes)
      if (node.localName === 'div' && node.attributes.length === 0 && !node.firstChild && bench.end === undefined)
        requestAnimationFrame(() => requestAnimationFrame(() => { bench.end = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
})()`;

/** Returns the milliseconds from Enter to the painted mark for new domains, each in a new window. */
export async function measureFirstVerdicts(stage: Stage, count: number): Promise<number[]> {
  const times: number[] = [];
  stage.world.rtt = RTT;
  for (let number = 0; number < count; number += 1) {
    const page = await stage.open(GMAIL);
    await page.evaluate(WATCH);
    await page.click('#new');
    await writeTo(page, TO, [`bob@${bulk(9000 + number)}`]);
    await page.waitFor('bench.end !== undefined', 'the mark');
    times.push(await page.evaluate<number>('bench.end - bench.start'));
    await page.close();
  }
  stage.world.rtt = 0;
  return times;
}

/** Counts everything that forces the browser to lay out the page when read, in our own world only. */
const COUNT_READS = `(() => {
  globalThis.benchReads = 0;
  const wrap = (proto, name) => {
    const own = Object.getOwnPropertyDescriptor(proto, name);
    if (!own) return;
    const key = own.get ? 'get' : 'value';
    const old = own[key];
    Object.defineProperty(proto, name, { ...own, [key](...args) { benchReads += 1; return old.apply(this, args); } });
  };
  for (const name of ['getBoundingClientRect', 'getClientRects', 'checkVisibility', 'clientWidth', 'clientHeight', 'clientTop', 'clientLeft', 'scrollTop', 'scrollLeft', 'scrollWidth', 'scrollHeight']) wrap(Element.prototype, name);
  for (const name of ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft', 'offsetParent', 'innerText']) wrap(HTMLElement.prototype, name);
  wrap(Document.prototype, 'elementFromPoint');
  wrap(Document.prototype, 'elementsFromPoint');
  const style = getComputedStyle;
  globalThis.getComputedStyle = (...args) => { benchReads += 1; return style(...args); };
})()`;

/** Starts counting layout reads of the content script; the returned function reads the count. */
async function countLayoutReads(stage: Stage, page: Page): Promise<() => Promise<number>> {
  if (!(stage.browser instanceof Chromium) || !(page instanceof ChromiumPage))
    throw new Error('Chromium only');
  const cdp = await stage.browser.context.newCDPSession(page.raw);
  const contexts: number[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === stage.browser.origin) contexts.push(context.id);
  });
  await cdp.send('Runtime.enable');
  const [contextId] = contexts;
  if (contextId === undefined) throw new Error('no content script');
  await cdp.send('Runtime.evaluate', { expression: COUNT_READS, contextId });
  return async () => {
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'benchReads', contextId });
    return result.value as number;
  };
}

/** Returns the counts for one compose window while its body is written. */
export async function measureTyping(stage: Stage): Promise<Measured[]> {
  const page = await stage.open(GMAIL);
  await page.evaluate(`globalThis.before = document.querySelectorAll('*').length`);
  await settle();
  const added = await page.evaluate<number>(`document.querySelectorAll('*').length - before`);
  await page.click('#new');
  await writeTo(page, TO, ['ann@gmail.com']);
  await markThat(page, (text) => text.startsWith('ann@gmail.com'), 'the mark');
  // Everything that follows the click which opened the window is over.
  await settle();
  const messages = await countMessages(stage);
  const reads = await countLayoutReads(stage, page);
  await page.type('.M9 [g_editable]', 'x'.repeat(KEYS));
  const readWhileTyped = await reads();
  await settle();
  const rows = [
    { what: 'elements added to a mail page before a finding', value: added, limit: 0 },
    { what: `messages while ${KEYS} keys are typed in the body`, value: await messages(), limit: 0 },
    { what: `layout reads while ${KEYS} keys are typed in the body`, value: readWhileTyped, limit: READS },
    { what: 'host elements for one compose window', value: await page.inline.hosts(), limit: 1 },
  ];
  await page.close();
  return rows;
}

export interface Batch {
  readonly lookups: number;
  readonly expected: number;
  /** Milliseconds until the mark names a verdict, and until it has all of them. */
  readonly first: number;
  readonly last: number;
}

/** Enters many recipients of a few new domains at once: every domain must be looked up only once. */
export async function measureBatch(
  stage: Stage,
  recipients: number,
  domains: number,
  from: number,
): Promise<Batch> {
  const { world } = stage;
  const page = await stage.open(ROUNDCUBE);
  const addresses = Array.from(
    { length: recipients },
    (_, index) => `a${index}@${bulk(from + (index % domains))}`,
  );
  world.rtt = RTT;
  const before = world.log.length;
  await page.evaluate(`document.querySelector('#compose_to li.input input').focus()`);
  await page.type('#compose_to li.input input', ' ');
  // Set during a key press by a person: what a page triggers by itself is rate-limited (views.ts), and somebody who
  // fills in a list has pressed a key.
  await page.evaluate(
    `addEventListener('keydown', () => { document.querySelector('#_to').value = ${JSON.stringify(addresses.join(', '))} }, { once: true })`,
  );
  await page.press('F8');
  await world.waitForRequest(({ question }) => question === `${bulk(from)} MX`, 'the first lookup');
  const start = Date.now();
  await until(
    async () => (await page.inline.texts('.mark .words')).some((text) => text.includes('@')),
    'a verdict',
  );
  const first = Date.now() - start;
  await markThat(page, (text) => text.includes(`and ${recipients - 1} more`), 'all recipients');
  const last = Date.now() - start;
  world.rtt = 0;
  const lookups = world.log.slice(before).filter(({ kind }) => kind === 'dns').length;
  await page.close();
  // For each domain: its mail hosts, its policy record, and the TLSA record of its one mail host.
  return { lookups, expected: domains * 3, first, last };
}
