/**
 * A new version takes over in open tabs, even if a page commits while the browser is still injecting the new scripts.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { takeOver } from '../../utils/worker/take-over.ts';
import { fakeBrowser } from './fake-browser.ts';

const { mocked } = vi.hoisted(() => ({ mocked: { browser: {} } }));
vi.mock('../../utils/platform/browser.ts', () => mocked);

/** The document in the tab. */
interface Shown {
  readonly documentId: string;
  isGuarded: boolean;
}
interface Injection {
  readonly target: { readonly documentIds?: readonly string[] };
  readonly files?: readonly string[];
  readonly func?: (...args: unknown[]) => unknown;
  readonly args?: readonly unknown[];
}

/** Creates a tab with one page; as in Chromium, injecting into a document that is gone is refused. */
function tabWith(first: Shown) {
  const tab = { shown: first, injected: [] as string[] };
  const executeScript = ({ target, files }: Injection) => {
    const { documentId, isGuarded } = tab.shown;
    if (target.documentIds && target.documentIds[0] !== documentId)
      return Promise.reject(new Error('No document with that id'));
    if (!files)
      return Promise.resolve([
        { frameId: 0, documentId, result: { address: 'https://a.org/', isGuarded, isWriting: false } },
      ]);
    tab.injected.push(documentId);
    tab.shown.isGuarded = true;
    return Promise.resolve([]);
  };
  const known = fakeBrowser();
  mocked.browser = {
    ...known,
    runtime: { getManifest: () => ({ content_scripts: [{ matches: ['https://*/*'], js: ['guard.js'] }] }) },
    scripting: { executeScript },
    tabs: { query: () => Promise.resolve([{ id: 1 }]) },
  };
  return tab;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('guards a page that takes the place of the one it looked at, and got no scripts by itself', async () => {
  const tab = tabWith({ documentId: 'old', isGuarded: false });
  const done = takeOver();
  await vi.advanceTimersByTimeAsync(10);
  await done;
  expect(tab.injected).toEqual(['old']);
  tab.shown = { documentId: 'next', isGuarded: false };
  await vi.advanceTimersByTimeAsync(2000);
  expect(tab.injected).toEqual(['old', 'next']);
});

it('puts nothing into a page that has its scripts, and looks no more once a copy has lived for a while', async () => {
  const tab = tabWith({ documentId: 'own', isGuarded: true });
  void takeOver();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(tab.injected).toEqual([]);
  tab.shown = { documentId: 'later', isGuarded: false };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tab.injected).toEqual([]);
});

it('looks for nothing in a page that it guards: only what an earlier copy left is looked for', async () => {
  const search = vi.fn(() => null);
  const all = vi.fn(() => []);
  vi.stubGlobal('document', { querySelector: search, querySelectorAll: all });
  vi.stubGlobal('location', { href: 'https://a.org/' });
  const known = fakeBrowser();
  const run = ({ func, args = [] }: Injection) =>
    Promise.resolve(func ? [{ frameId: 0, documentId: 'own', result: func(...args) }] : []);
  mocked.browser = {
    ...known,
    runtime: { getManifest: () => ({ content_scripts: [] }) },
    scripting: { executeScript: run },
    tabs: { query: () => Promise.resolve([{ id: 1 }]) },
  };
  vi.stubGlobal('sealcheck', true);
  void takeOver();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(search).not.toHaveBeenCalled();
  expect(all).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});
