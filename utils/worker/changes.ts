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

/** Notifies every frame; those without a script of ours ignore it. */
export async function notifyAllFrames(): Promise<void> {
  const changed: Changed = { changed: true };
  for (const { id } of await browser.tabs.query({}))
    if (id !== undefined) void browser.tabs.sendMessage(id, changed).catch(() => undefined);
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
