/** What Sealcheck knows about each tab, for popup and badge: in memory that outlives the worker (storage.session). */
import { browser } from '../platform/browser.ts';
import { rankOf } from '../core/levels.ts';
import type { Level } from '../core/model.ts';
import type { TabReport, WindowReport } from '../core/report.ts';
import { createQueue } from '../platform/queue.ts';
import type { Depth } from '../messages/protocol.ts';
import { tabsToEvict, newestWindows, sizeOf, type Sizes } from './report-room.ts';
import { packReport, unpackReport, type PackedWindow } from './packed-report.ts';

const keyOf = (tabId: number) => `tab:${tabId}`;
const ordersOf = (tabId: number) => `order:${tabId}`;
/** A tab with more windows than this forgets the earliest. */
const MAX_ORDERS = 100;

/** Changes to a tab's report are made one after the other: two windows may report at once. */
const enqueue = createQueue();

/**
 * Returns the window's name in an ID of a report, which is `frame:name` so that no frame can speak for another. Names
 * are random, and a window is closed by its name alone: a page that is being left sends its last message from another
 * frame ID if its process changes (Chromium 156).
 */
const windowOf = (id: string) => id.slice(id.indexOf(':') + 1);

/**
 * Ranks the reports about a window: an older one never overwrites a newer one, and a closed window does not come back.
 * Stored beside the report, by the window's name, since a restarted worker may be asked again.
 */
export type Order = number;
type Orders = Readonly<Record<string, Order>>;
const ORDER_OF = { tables: 0, first: 1, full: 2 } as const;
const AFTER = 3;

/** Returns the rank of an answer: by the turn of its question first, then by how deep it looked. */
export function orderOf(turn: number, depth: Depth = 'full'): Order {
  return turn * 4 + ORDER_OF[depth];
}

/** Windows that were asked about and not dropped since, by tab and name. */
const openWindows = new Map<string, { turn: number; news: number }>();
const nameIn = (tabId: number, name: string) => `${tabId} ${name}`;

/**
 * Registers a window; call this when a question about it arrives. Returns a function that tells whether the window is
 * still there when the answer is. It may have been closed meanwhile, and its name may have come back.
 */
export function noteOpenWindow(tabId: number, window: string, turn = 0): () => boolean {
  const name = nameIn(tabId, window);
  const token = openWindows.get(name) ?? { turn, news: 0 };
  token.turn = Math.max(token.turn, turn);
  openWindows.set(name, token);
  return () => openWindows.get(name) === token;
}

/** Returns the rank of news about a window: above all that was asked so far. Null if the window is gone. */
export function orderOfNews(tabId: number, window: string): Order | null {
  const token = openWindows.get(nameIn(tabId, window));
  if (!token) return null;
  token.news += 1;
  return token.turn * 4 + AFTER + Math.min(token.news / 1e6, 0.999);
}

/** A tab's report as it is stored. */
interface StoredTab extends Omit<TabReport, 'windows'> {
  readonly windows: readonly PackedWindow[];
}

interface Kept {
  readonly tab: StoredTab | null;
  readonly orders: Orders;
}

const SIZES = 'sizes';

const get = async (key: string): Promise<unknown> => (await browser.storage.session.get(key))[key];

const unpack = (tab: StoredTab | null): TabReport | null =>
  tab && { ...tab, windows: tab.windows.map(unpackReport) };

async function read(tabId: number): Promise<Kept> {
  const [tab, orders] = await Promise.all([get(keyOf(tabId)), get(ordersOf(tabId))]);
  return { tab: (tab as StoredTab | undefined) ?? null, orders: (orders as Orders | undefined) ?? {} };
}

/** Stores a report together with the rank of the latest answer about this window. */
async function write(tabId: number, tab: StoredTab | null, kept: Kept, window: string, order: Order) {
  const { session } = browser.storage;
  const others = Object.entries(kept.orders).filter(([name]) => name !== window);
  const orders = {
    [ordersOf(tabId)]: Object.fromEntries([...others, [window, order] as const].slice(-MAX_ORDERS)),
  };
  if (!tab || tab === kept.tab) return session.set(orders);
  const before = (await get(SIZES)) as Sizes | undefined;
  const sizes: Sizes = { ...before, [tabId]: [tab.site, sizeOf(tab.windows), tab.updatedAt] };
  const set = async (gone: readonly string[]) => {
    if (gone.length > 0) await session.remove(gone.map((id) => keyOf(Number(id))));
    const left = Object.fromEntries(Object.entries(sizes).filter(([id]) => !gone.includes(id)));
    await session.set({ [keyOf(tabId)]: tab, ...orders, [SIZES]: left });
  };
  // If the storage is full all the same, other tabs' reports matter less than this one.
  await set(tabsToEvict(sizes, tabId, tab.site)).catch(() =>
    set(Object.keys(sizes).filter((id) => id !== String(tabId))),
  );
}

/** Reads the reports on all tabs. */
export async function readReports(): Promise<readonly TabReport[]> {
  const all = Object.entries(await browser.storage.session.get(null));
  return all.flatMap(([key, one]) => (key.startsWith('tab:') ? (unpack(one as StoredTab | null) ?? []) : []));
}

/** Reads the report on a tab. Null if Sealcheck has seen no compose window there. */
export async function readTabReport(tabId: number): Promise<TabReport | null> {
  return unpack((await read(tabId)).tab);
}

/**
 * Puts one window's report into its tab's report, and returns that. Null if nothing is known about the tab; undefined
 * if a newer report on the window was stored already. An empty report on a form, an upload, a link or a chat removes
 * the earlier one.
 */
export function writeWindowReport(
  tabId: number,
  place: { readonly site: string; readonly adapter: string | null; readonly now: number },
  report: WindowReport,
  order: Order | null = 0,
): Promise<TabReport | null | undefined> {
  const name = windowOf(report.id);
  return enqueue(async () => {
    const kept = await read(tabId);
    const before = kept.tab;
    if (order === null || order < (kept.orders[name] ?? 0)) return undefined;
    const windows = (before?.windows ?? []).filter(({ head }) => head.id !== report.id);
    const isTold = report.state !== 'empty' || report.kind === 'message';
    const isSame = !isTold && windows.length === (before?.windows.length ?? 0);
    const { site, adapter, now } = place;
    const after = isSame
      ? before
      : {
          site,
          adapter,
          windows: isTold ? newestWindows([...windows, packReport(report)]) : windows,
          updatedAt: now,
        };
    await write(tabId, after, kept, name, order);
    return unpack(after);
  });
}

/**
 * Removes the window of this name from its tab's report, and returns that; null if nothing is known about the tab.
 * Answers to earlier questions do not bring it back.
 */
export function dropWindow(tabId: number, window: string, order: Order = 0): Promise<TabReport | null> {
  openWindows.delete(nameIn(tabId, window));
  return enqueue(async () => {
    const kept = await read(tabId);
    const before = kept.tab;
    const last = Math.max(order, kept.orders[window] ?? 0);
    const after = before && {
      ...before,
      windows: before.windows.filter(({ head }) => windowOf(head.id) !== window),
    };
    await write(tabId, after, kept, window, last);
    return unpack(after);
  });
}

/** Forgets a closed tab, with its windows. */
export async function dropTab(tabId: number): Promise<void> {
  for (const name of openWindows.keys()) if (name.startsWith(nameIn(tabId, ''))) openWindows.delete(name);
  await enqueue(async () => {
    const sizes = Object.entries(((await get(SIZES)) as Sizes | undefined) ?? {});
    await Promise.all([keyOf(tabId), ordersOf(tabId)].map((key) => browser.storage.session.remove(key)));
    await browser.storage.session.set({
      [SIZES]: Object.fromEntries(sizes.filter(([id]) => id !== String(tabId))),
    });
  });
}

/**
 * Forgets a tab that shows another page than the one reported on: one on another host or, if its URL is not known, one
 * that is younger than the report (`bornAt`: ms since the epoch; null: a page that we may not enter). The age matters
 * because a frame that loads in a page that stays looks like a reload. Returns whether the report was dropped. Within
 * one host, the page itself reports which windows were closed.
 */
export async function dropLeftTab(
  tabId: number,
  url: string | undefined,
  bornAt: (tabId: number) => Promise<number | null>,
): Promise<boolean> {
  if ((await read(tabId)).tab === null) return false;
  // Asked outside the queue: a page that hangs must not delay reports.
  const since = url === undefined ? ((await bornAt(tabId)) ?? Infinity) : 0;
  return enqueue(async () => {
    const { tab } = await read(tabId);
    const isLeft = tab && (url === undefined ? since > tab.updatedAt : URL.parse(url)?.hostname !== tab.site);
    if (isLeft) await browser.storage.session.remove(keyOf(tabId));
    return isLeft === true;
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
      onChange(unpack((changes[key]?.newValue as StoredTab | undefined) ?? null));
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(listener);
  });
}

export type Badge = Level | 'blind' | null;

/** Returns the worst level on a tab. A blind window is worse than any level but `exposed` and `undeliverable`. */
export function badgeOf(report: TabReport): Badge {
  const levels = report.windows.flatMap((window) => window.assessments.map(({ verdict }) => verdict.level));
  const worst = levels.sort((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
  if (worst === 'exposed' || worst === 'undeliverable') return worst;
  const isBlind = report.windows.some(
    ({ state }) => state === 'blind' || state === 'elsewhere' || state === 'failed',
  );
  return isBlind ? 'blind' : worst;
}
