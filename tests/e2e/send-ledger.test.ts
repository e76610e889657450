/**
 * The send ledger: for each way to send and each thing that may happen meanwhile, exactly as many sends as the person
 * meant.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { answer, gone, question, ready } from '../world/browsers/question.ts';
import { ledger, MAIL, OPEN, OUTCOMES, WAYS, type Outcome, type Way } from './ledger-ways.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';

/**
 * Counts the page's own fetches: this distinguishes a browser that retries a request from a page that was pressed
 * twice.
 */
const COUNTS = 'var fetches = 0; { const own = fetch; fetch = (...all) => (fetches += 1, own(...all)) }';

const folder = mkdtempSync(join(tmpdir(), 'sealcheck-ledger-'));
const FILE = join(folder, 'report.txt');
writeFileSync(FILE, 'quarterly figures');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(BROWSERS)('the send ledger, in %s', (name) => {
  let stage: Stage;
  let page: Page;
  const counts = new Map<string, Map<Outcome, number>>();
  let prepared = 0;
  beforeAll(async () => {
    stage = await startStage(name);
    for (const host of [MAIL, OPEN])
      for (const path of ['sent', 'quiet'])
        stage.world.pages.set(`${host}/${path}`, '<!doctype html><p>Thank you');
    page = await stage.browser.newPage();
  });
  afterAll(async () => {
    await stage.close();
    console.table(Object.fromEntries([...counts].map(([way, row]) => [way, Object.fromEntries(row)])));
  });

  /** Opens a page; retries, because the page that was sent may still be loading. */
  const open = (url: string) => until(() => page.goto(url).then(() => true), url);
  /**
   * For error messages: the address of a page in which nothing of ours appeared, and whether our scripts react to a
   * touch by now.
   */
  const whereabouts = async () => {
    const at = await page.evaluate<string>(`location.href + ' ' + document.readyState`).catch(String);
    const hosts = await page.inline.hosts().catch(String);
    await page.type('[name=subject]', 'y').catch(() => undefined);
    await quiet().catch(() => undefined);
    const isLate = (await page.inline.texts('.warns').catch(() => [])).length > 0;
    return `at ${at}; ${String(hosts)} elements of ours; after another touch ${isLate ? 'the banner came' : 'still nothing'}`;
  };
  /** Opens the page for this way and fills it in so far that sending it must cause a question. */
  const prepare = async ({ html, site, isOpen, headers = {}, act }: Way) => {
    if (site) {
      await open(site);
      await page.click('#new');
      await writeTo(page, 'div[name=to] input', ['5551234567@vtext.com']);
    } else {
      const host = isOpen ? OPEN : MAIL;
      const body = (html ?? '').replace('FIELDS', ledger.fields);
      const head = `<!doctype html><meta charset=utf-8><title>Compose</title><script>${COUNTS}</script><body>`;
      stage.world.pages.set(`${host}/`, head + body);
      stage.world.headers.set(`${host}/`, headers);
      // Each row has its own address, so that a late request can be attributed to it.
      prepared += 1;
      await open(`${isOpen ? 'http' : 'https'}://${host}/?${prepared}`);
      if (!isOpen) {
        await page.type('[name=to]', '5551234567@vtext.com');
        await page.type('[name=subject]', 'x');
      }
      if (isOpen && act[0] === 'click') await page.choose('#file', [FILE]);
    }
    if (act[0] !== 'drop')
      await until(async () => (await page.inline.texts('.warns')).length > 0, 'the banner').catch(
        async (error: unknown) => {
          throw new Error(`${String(error)}; ${await whereabouts()}`);
        },
      );
    stage.world.posted.length = 0;
  };
  const send = async ([how, what = '']: readonly string[]) => {
    if (how === 'click') await page.click(what);
    else if (how === 'doubleClick') await page.doubleClick(what);
    else if (how === 'drop') await page.drop(what, [FILE]);
    else await page.press(what);
  };
  const sent = async ({ site }: Way) =>
    site
      ? page.evaluate<number>(`document.querySelectorAll('#sent li').length`)
      : stage.world.posted.filter(({ url }) => url.endsWith('/sent')).length;
  /** Waits until everything the page was about to send has arrived, and no navigation is pending. */
  const quiet = () =>
    until(
      () =>
        page.evaluate(
          `fetch('https://${MAIL}/quiet', { method: 'POST', mode: 'no-cors', body: 'x' }).then(() => true)`,
        ),
      'the page to be quiet',
    );
  const wasSent = (way: Way) => until(async () => (await sent(way)) > 0, 'what was sent');
  const go = async (way: Way) => {
    await question(page);
    expect(await sent(way), 'nothing is sent before the answer').toBe(0);
    await answer(page, 'send');
  };
  const isAsked = async () => (await page.inline.texts('.hold h2')).length > 0;

  /**
   * Presses, and has the page record a press that missed its target: the target moves when an old copy's mark is
   * removed.
   */
  const aim = async ({ act }: Way) => {
    const [how = '', what = ''] = act;
    if (/click/i.test(how))
      await page.evaluate(
        `void (window.missed = false, addEventListener('mousedown', (event) => { const aimed = document.querySelector(${JSON.stringify(what)}); window.missed = aimed !== null && !event.composedPath().includes(aimed) }, { capture: true, once: true }))`,
      );
    await send(act);
  };
  const sendAnyway = async (way: Way) => {
    await aim(way);
    await until(async () => {
      if ((await sent(way)) > 0 || (await isAsked())) return true;
      if (await page.evaluate('window.missed === true')) await aim(way);
      return false;
    }, 'a send or a question');
    if (await isAsked().catch(() => false)) await answer(page, 'send');
    await wasSent(way);
  };

  const happen: Readonly<Record<Outcome, (way: Way) => Promise<void>>> = {
    async 'go back'(way) {
      await send(way.act);
      await question(page);
      await answer(page, 'cancel');
      await gone(page);
    },
    async 'send anyway'(way) {
      await send(way.act);
      await go(way);
      if (way.isPressedAgain === true) {
        await gone(page);
        await send(way.act);
      }
      await wasSent(way);
    },
    async 'page re-renders'(way) {
      await send(way.act);
      await question(page);
      await page.evaluate(
        `void [...document.querySelectorAll('#go, .T-I-atl, #zone')].forEach((one) => { one.replaceWith(one.cloneNode(true)) })`,
      );
      await answer(page, 'send');
      await until(async () => (await sent(way)) > 0 || (await isAsked()), 'a send or the notice');
      if ((await sent(way)) > 0) return;
      // The notice says that it was not sent: the person presses again, and is not asked again.
      expect(await page.inline.texts('.hold h2')).toEqual(['Not sent.']);
      await ready(page);
      await page.inline.click('.hold .primary');
      await gone(page);
      await send(way.act);
      await wasSent(way);
    },
    async 'form put back'(way) {
      await send(way.act);
      await question(page);
      await page.evaluate(
        `void [...document.forms].forEach((one) => { const { parentNode: at, nextSibling: next } = one; one.remove(); at.insertBefore(one, next) })`,
      );
      await go(way);
      await wasSent(way);
    },
    async 'page submits meanwhile'(way) {
      await send(way.act);
      await question(page);
      await page.evaluate(`void document.forms[0]?.requestSubmit()`);
      await go(way);
      await wasSent(way);
    },
    async 'element removed'(way) {
      await send(way.act);
      await question(page);
      await page.evaluate(
        `void [...document.documentElement.children].slice(2).forEach((one) => { one.remove() })`,
      );
      await go(way);
      await wasSent(way);
    },
    async 'worker killed'(way) {
      await stage.browser.stopWorker();
      await send(way.act);
      await go(way);
      await wasSent(way);
    },
    async 'extension reloaded'(way) {
      await stage.browser.reloadExtension();
      // The old copy lets it pass, or a new copy has taken over and asks.
      await sendAnyway(way);
    },
  };

  const BASIC = OUTCOMES.filter((one) => one !== 'form put back' && one !== 'page submits meanwhile');
  const rows = WAYS.filter(({ only = name }) => only === name).flatMap((way) =>
    OUTCOMES.filter((one) => (way.outcomes ?? BASIC).includes(one)).map(
      (outcome) => [way.way, outcome, way] as const,
    ),
  );
  it.each(rows)('%s, %s', async (label, outcome, way) => {
    await prepare(way);
    const isLoose = way.isLoose === true || way.looseIn?.includes(name) === true;
    const meant = way.sends ?? (outcome === 'go back' && !isLoose ? 0 : 1);
    if (way.sends === 0) await send(way.act);
    else if (isLoose && outcome !== 'extension reloaded') await sendAnyway(way);
    else await happen[outcome](way);
    const fetches = await page.evaluate<number>('window.fetches').catch(String);
    await quiet();
    const count = await sent(way);
    const row = counts.get(label) ?? new Map<Outcome, number>();
    counts.set(label, row.set(outcome, count));
    const came = stage.world.posted.map(({ url, from }) => `${url} from ${from}`).join();
    expect(count, `as many as the person meant; came: ${came}; fetched by the page: ${fetches}`).toBe(meant);
    const [first] = stage.world.posted.filter(({ url }) => url.endsWith('/sent'));
    if (way.posts !== undefined && first) expect(first.body.toString()).toMatch(new RegExp(way.posts));
  });
});
