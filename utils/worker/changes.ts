/** Content scripts cannot read what is stored, since a page's process may be in other hands: they are told that it changed. */
import { browser } from '../platform/browser.ts';
import type { Changed } from '../messages/protocol.ts';
import { watchEffectiveSettings } from '../policy/effective-settings.ts';
import { watchSnoozes } from '../storage/snoozes.ts';
import { watchEdges } from './edges.ts';

interface Area {
  /** Chromium's alone. */
  readonly setAccessLevel?: (level: { readonly accessLevel: string }) => Promise<void>;
}

/** Closes what is stored to content scripts, where the browser can. */
export function closeStorage(): void {
  const { local, managed } = browser.storage as unknown as Record<'local' | 'managed', Area>;
  for (const area of [local, managed])
    void area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(console.error);
}

const CHANGED: Changed = { changed: true };

/** Notifies every frame of a tab; those without a script of ours ignore it, and the tab may be gone. */
export async function notifyTab(id: number): Promise<void> {
  await browser.tabs.sendMessage(id, CHANGED).catch(() => undefined);
}

/** Notifies every frame of every tab. */
export async function notifyAllFrames(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) if (id !== undefined) void notifyTab(id);
}

/** Tells pages of each change of what is in force, also by the clock, or silenced; `onChange` hears first of what is in force. */
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
