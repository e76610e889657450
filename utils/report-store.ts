/** What Sealcheck knows of each tab, in memory that outlives the worker (storage.session), for popup and badge. */
import { browser } from './browser.ts';
import { rankOf } from './core/levels.ts';
import type { Level } from './core/model.ts';
import type { TabReport, WindowReport } from './core/report.ts';
import { createTurns } from './in-turn.ts';
import type { Depth } from './messages/protocol.ts';

const keyOf = (tabId: number) => `tab:${tabId}`;
const ordersOf = (tabId: number) => `order:${tabId}`;
/** Of more windows on one tab the first are forgotten. */
const MOST_ORDERS = 100;

/** Changes to one tab's report are made one after the other: two windows may report at once. */
const inTurn = createTurns();

/**
 * A window's id in reports is `frame:name`, so that no frame speaks for another's. Names are random, and what closes one
 * is told by its name alone: a page that is being left says goodbye from another frame id where its process changes
 * (Chromium 156).
 */
const windowOf = (id: string) => id.slice(id.indexOf(':') + 1);

/**
 * The place of what is told of a window among all that is: older never overwrites newer, and a window that was closed
 * does not come back. Kept beside the report, since a worker that was stopped is asked anew. By window's name.
 */
export type Order = number;
type Orders = Readonly<Record<string, Order>>;
const ORDER_OF = { tables: 0, first: 1, full: 2 } as const;
const AFTER = 3;

/** The place of an answer: first by the turn of its question, then by how deep was looked for it. */
export function orderOf(turn: number, depth: Depth = 'full'): Order {
  return turn * 4 + ORDER_OF[depth];
}

/** Windows that were asked about and not dropped since, by tab and name. */
const present = new Map<string, { turn: number; news: number }>();
const nameIn = (tabId: number, name: string) => `${tabId} ${name}`;

/**
 * To be called when a question about a window arrives: is the window still there, when the answer is? It may be closed
 * meanwhile, and a name may come back.
 */
export function notePresent(tabId: number, window: string, turn = 0): () => boolean {
  const name = nameIn(tabId, window);
  const token = present.get(name) ?? { turn, news: 0 };
  token.turn = Math.max(token.turn, turn);
  present.set(name, token);
  return () => present.get(name) === token;
}

/** The place of what has just come to light about a window: after all that was asked so far. null: the window is gone. */
export function orderOfNews(tabId: number, window: string): Order | null {
  const token = present.get(nameIn(tabId, window));
  if (!token) return null;
  token.news += 1;
  return token.turn * 4 + AFTER + Math.min(token.news / 1e6, 0.999);
}

interface Kept {
  readonly report: TabReport | null;
  readonly orders: Orders;
}

async function read(tabId: number): Promise<Kept> {
  const get = async (key: string): Promise<unknown> => (await browser.storage.session.get(key))[key];
  const [report, orders] = await Promise.all([get(keyOf(tabId)), get(ordersOf(tabId))]);
  return { report: (report as TabReport | undefined) ?? null, orders: (orders as Orders | undefined) ?? {} };
}

/** Stores a report together with the place of what was told last of this window. */
async function write(tabId: number, report: TabReport | null, kept: Kept, window: string, order: Order) {
  const others = Object.entries(kept.orders).filter(([name]) => name !== window);
  const orders = Object.fromEntries([...others, [window, order] as const].slice(-MOST_ORDERS));
  const tab = report && report !== kept.report ? { [keyOf(tabId)]: report } : {};
  await browser.storage.session.set({ ...tab, [ordersOf(tabId)]: orders });
}

/** The report on a tab, or null where Sealcheck has seen no compose window there. */
export async function readTabReport(tabId: number): Promise<TabReport | null> {
  return (await read(tabId)).report;
}

/**
 * Puts one window's report into its tab's report, and returns that; null where nothing is known of the tab, undefined
 * where something newer was told of the window already. Where there is nothing to tell of a form, an upload, a link or a
 * chat, what was told of it before is taken away.
 */
export function writeWindowReport(
  tabId: number,
  place: { readonly site: string; readonly adapter: string | null; readonly now: number },
  report: WindowReport,
  order: Order | null = 0,
): Promise<TabReport | null | undefined> {
  const name = windowOf(report.id);
  return inTurn(async () => {
    const kept = await read(tabId);
    const before = kept.report;
    if (order === null || order < (kept.orders[name] ?? 0)) return undefined;
    const windows = (before?.windows ?? []).filter((window) => window.id !== report.id);
    const isTold = report.state !== 'empty' || report.kind === 'message';
    const isSame = !isTold && windows.length === (before?.windows.length ?? 0);
    const { site, adapter, now } = place;
    const after = isSame
      ? before
      : { site, adapter, windows: isTold ? [...windows, report] : windows, updatedAt: now };
    await write(tabId, after, kept, name, order);
    return after;
  });
}

/**
 * Takes the window of this name out of its tab's report; null where nothing was known of the tab. Answers to questions
 * from before that bring it back no more.
 */
export function dropWindow(tabId: number, window: string, order: Order = 0): Promise<TabReport | null> {
  present.delete(nameIn(tabId, window));
  return inTurn(async () => {
    const kept = await read(tabId);
    const before = kept.report;
    const last = Math.max(order, kept.orders[window] ?? 0);
    const after = before && {
      ...before,
      windows: before.windows.filter(({ id }) => windowOf(id) !== window),
    };
    await write(tabId, after, kept, window, last);
    return after;
  });
}

const remove = (key: string): Promise<void> => inTurn(() => browser.storage.session.remove(key));

/** Forgets a tab that was closed, and its windows with it. */
export async function dropTab(tabId: number): Promise<void> {
  for (const name of present.keys()) if (name.startsWith(nameIn(tabId, ''))) present.delete(name);
  await Promise.all([remove(keyOf(tabId)), remove(ordersOf(tabId))]);
}

/**
 * Forgets a tab that is loading another page than the one reported on: a reload, which names no URL, or another
 * host. True where it did; within one host the page itself says which windows went. Windows whose answer is awaited stay
 * present: a frame that loads in a living page reads like a reload.
 */
export function dropLeftTab(tabId: number, url: string | undefined): Promise<boolean> {
  return inTurn(async () => {
    const { report } = await read(tabId);
    if (!report || (url !== undefined && URL.parse(url)?.hostname === report.site)) return false;
    await browser.storage.session.remove(keyOf(tabId));
    return true;
  });
}

/** Calls back with the tab's report at each change, until the signal aborts. */
export function watchTabReport(
  tabId: number,
  signal: AbortSignal,
  onChange: (report: TabReport | null) => void,
): void {
  const key = keyOf(tabId);
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && key in changes)
      onChange((changes[key]?.newValue as TabReport | undefined) ?? null);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(listener);
  });
}

export type Badge = Level | 'blind' | null;

/** The worst level of all windows on a tab. A blind window is worse than any but a known unencrypted hop. */
export function badgeOf(report: TabReport): Badge {
  const levels = report.windows.flatMap((window) => window.assessments.map(({ verdict }) => verdict.level));
  const worst = levels.sort((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
  if (worst === 'exposed' || worst === 'undeliverable') return worst;
  const isBlind = report.windows.some(
    ({ state }) => state === 'blind' || state === 'elsewhere' || state === 'failed',
  );
  return isBlind ? 'blind' : worst;
}
