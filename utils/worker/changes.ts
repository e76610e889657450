/** Content scripts may not read storage, as a page's process may be compromised: they are notified of changes. */
import { browser } from '../platform/browser.ts';
import type { Changed } from '../messages/protocol.ts';
import { watchEffectiveSettings } from '../policy/effective-settings.ts';
import { watchSnoozes } from '../storage/snoozes.ts';
import { watchEdges } from './edges.ts';

interface Area {
  /** Only in Chromium. */
  readonly setAccessLevel?: (level: { readonly accessLevel: string }) => Promise<void>;
}

/** Denies content scripts access to storage, where the browser can. */
export function closeStorage(): void {
  const { local, managed } = browser.storage as unknown as Record<'local' | 'managed', Area>;
  for (const area of [local, managed])
    void area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(console.error);
}

const CHANGED: Changed = { changed: true };

/** Notifies every frame of a tab. Frames without our script ignore it, and the tab may be gone. */
export async function notifyTab(id: number): Promise<void> {
  await browser.tabs.sendMessage(id, CHANGED).catch(() => undefined);
}

/** Notifies every frame of every tab. */
export async function notifyAllFrames(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) if (id !== undefined) void notifyTab(id);
}

/**
 * Notifies pages when the settings in force change, be it by the clock, or the snoozes do. For settings, `onChange` is
 * called first.
 */
export function watchChanges(onChange: () => void): void {
  const { signal } = new AbortController();
  const tell = () => {
    onChange();
    void notifyAllFrames();
  };
  watchEffectiveSettings(signal, tell);
  watchEdges(tell);
  watchSnoozes(signal, () => void notifyAllFrames());
}
