/** A fake browser with what the worker's handlers need; records what is stored, and what badge and frames are told. */
import { vi } from 'vitest';

type Items = Record<string, unknown>;

/** Creates a storage area that answers a turn of the event loop later, as a browser's does. */
function area() {
  const items: Items = {};
  const later = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    items,
    async get(keys?: string | readonly string[]) {
      await later();
      const names = keys === undefined ? Object.keys(items) : [keys].flat();
      return structuredClone(
        Object.fromEntries(names.filter((key) => key in items).map((key) => [key, items[key]])),
      );
    },
    async set(more: Items) {
      await later();
      Object.assign(items, structuredClone(more));
    },
    async remove(keys: string | readonly string[]) {
      await later();
      for (const key of [keys].flat()) Reflect.deleteProperty(items, key);
    },
  };
}

/** Creates a new fake browser. */
export function fakeBrowser() {
  const event = { addListener: () => undefined, removeListener: () => undefined };
  const storage = { local: area(), session: area(), onChanged: event };
  const badge: (string | null)[] = [];
  const icons: string[] = [];
  const titles: string[] = [];
  const told: unknown[] = [];
  return {
    storage,
    badge,
    icons,
    titles,
    told,
    action: {
      setIcon: ({ path }: { path: Record<string, string> }) =>
        Promise.resolve(void icons.push(path[16] ?? '')),
      setBadgeText: ({ text }: { text: string | null }) => Promise.resolve(void badge.push(text)),
      setBadgeBackgroundColor: () => Promise.resolve(),
      setTitle: ({ title }: { title: string }) => Promise.resolve(void titles.push(title)),
    },
    i18n: { getUILanguage: () => 'en' },
    runtime: {
      id: 'own-id',
      getURL: (path: string) => path,
      getManifest: () => ({ content_scripts: [{ matches: ['https://mail.proton.me/*'] }] }),
    },
    scripting: { executeScript: vi.fn(() => Promise.resolve([])) },
    windows: { create: () => Promise.resolve({}) },
    tabs: {
      create: () => Promise.resolve({}),
      query: () => Promise.resolve([]),
      get: () => Promise.resolve({}),
      sendMessage: (_tab: number, message: unknown) => Promise.resolve(void told.push(message)),
    },
  };
}
