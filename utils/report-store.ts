/** What Sealcheck knows of each tab, in memory that outlives the worker (storage.session), for popup and badge. */
import { browser } from './browser.ts';
import { rankOf } from './core/levels.ts';
import type { Level } from './core/model.ts';
import type { TabReport, WindowReport } from './core/report.ts';

const keyOf = (tabId: number) => `tab:${tabId}`;

/** Changes to one tab's report are made one after the other: two windows may report at once. */
let queue: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
}

/** The report on a tab, or null where Sealcheck has seen no compose window there. */
export async function readTabReport(tabId: number): Promise<TabReport | null> {
  const key = keyOf(tabId);
  return ((await browser.storage.session.get(key))[key] as TabReport | undefined) ?? null;
}

/** Puts one window's report into its tab's report, and returns that. */
export function writeWindowReport(
  tabId: number,
  place: { readonly site: string; readonly adapter: string | null; readonly now: number },
  report: WindowReport,
): Promise<TabReport> {
  return inTurn(async () => {
    const before = await readTabReport(tabId);
    const windows = (before?.windows ?? []).filter((window) => window.id !== report.id);
    const { site, adapter, now } = place;
    const after: TabReport = { site, adapter, windows: [...windows, report], updatedAt: now };
    await browser.storage.session.set({ [keyOf(tabId)]: after });
    return after;
  });
}

/** Takes one window out of its tab's report; null where nothing was known of the tab. */
export function dropWindow(tabId: number, windowId: string): Promise<TabReport | null> {
  return inTurn(async () => {
    const before = await readTabReport(tabId);
    if (!before) return null;
    const after = { ...before, windows: before.windows.filter((window) => window.id !== windowId) };
    await browser.storage.session.set({ [keyOf(tabId)]: after });
    return after;
  });
}

/** Forgets a tab: it was closed, or it shows another page. */
export function dropTab(tabId: number): Promise<void> {
  return inTurn(() => browser.storage.session.remove(keyOf(tabId)));
}

/**
 * Forgets a tab that is loading another page than the one reported on: a reload, which names no URL, or another
 * host. True where it did; within one host the page itself says which windows went.
 */
export async function dropLeftTab(tabId: number, url: string | undefined): Promise<boolean> {
  const report = await readTabReport(tabId);
  if (!report || (url !== undefined && URL.parse(url)?.hostname === report.site)) return false;
  await dropTab(tabId);
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
  const isBlind = report.windows.some(({ state }) => state === 'blind' || state === 'failed');
  return isBlind ? 'blind' : worst;
}
