/** What Sealcheck knows of each tab, in memory that outlives the worker (storage.session), for popup and badge. */
import { browser } from './browser.ts';
import { rankOf } from './core/levels.ts';
import type { Level } from './core/model.ts';
import type { TabReport, WindowReport } from './core/report.ts';
import { createTurns } from './in-turn.ts';

const keyOf = (tabId: number) => `tab:${tabId}`;

/** Changes to one tab's report are made one after the other: two windows may report at once. */
const inTurn = createTurns();

/**
 * A window's id in reports is `frame:name`, so that no frame speaks for another's. Names are random, and what closes one
 * is told by its name alone: a page that is being left says goodbye from another frame id where its process changes
 * (Chromium 156).
 */
const windowOf = (id: string) => id.slice(id.indexOf(':') + 1);

/** Windows that were asked about and not dropped since, by tab and name. */
const present = new Map<string, object>();
const nameIn = (tabId: number, name: string) => `${tabId} ${name}`;

/**
 * To be called when a question about a window arrives: is the window still there, when the answer is? It may be closed
 * meanwhile, and a name may come back.
 */
export function notePresent(tabId: number, window: string): () => boolean {
  const name = nameIn(tabId, window);
  const token = present.get(name) ?? {};
  present.set(name, token);
  return () => present.get(name) === token;
}

/** The report on a tab, or null where Sealcheck has seen no compose window there. */
export async function readTabReport(tabId: number): Promise<TabReport | null> {
  const key = keyOf(tabId);
  return ((await browser.storage.session.get(key))[key] as TabReport | undefined) ?? null;
}

/**
 * Puts one window's report into its tab's report, and returns that; null where nothing is known of the tab. Where there is
 * nothing to tell of a form, an upload, a link or a chat, what was told of it before is taken away.
 */
export function writeWindowReport(
  tabId: number,
  place: { readonly site: string; readonly adapter: string | null; readonly now: number },
  report: WindowReport,
): Promise<TabReport | null> {
  return inTurn(async () => {
    const before = await readTabReport(tabId);
    const windows = (before?.windows ?? []).filter((window) => window.id !== report.id);
    const isTold = report.state !== 'empty' || report.kind === 'message';
    if (!isTold && windows.length === (before?.windows.length ?? 0)) return before;
    const { site, adapter, now } = place;
    const after: TabReport = {
      site,
      adapter,
      windows: isTold ? [...windows, report] : windows,
      updatedAt: now,
    };
    await browser.storage.session.set({ [keyOf(tabId)]: after });
    return after;
  });
}

/** Takes the window of this name out of its tab's report; null where nothing was known of the tab. */
export function dropWindow(tabId: number, window: string): Promise<TabReport | null> {
  present.delete(nameIn(tabId, window));
  return inTurn(async () => {
    const before = await readTabReport(tabId);
    if (!before) return null;
    const after = { ...before, windows: before.windows.filter(({ id }) => windowOf(id) !== window) };
    await browser.storage.session.set({ [keyOf(tabId)]: after });
    return after;
  });
}

const removeReport = (tabId: number): Promise<void> =>
  inTurn(() => browser.storage.session.remove(keyOf(tabId)));

/** Forgets a tab that was closed, and its windows with it. */
export function dropTab(tabId: number): Promise<void> {
  for (const name of present.keys()) if (name.startsWith(nameIn(tabId, ''))) present.delete(name);
  return removeReport(tabId);
}

/**
 * Forgets a tab that is loading another page than the one reported on: a reload, which names no URL, or another
 * host. True where it did; within one host the page itself says which windows went. Windows whose answer is awaited stay
 * present: a frame that loads in a living page reads like a reload.
 */
export async function dropLeftTab(tabId: number, url: string | undefined): Promise<boolean> {
  const report = await readTabReport(tabId);
  if (!report || (url !== undefined && URL.parse(url)?.hostname === report.site)) return false;
  await removeReport(tabId);
  return true;
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
