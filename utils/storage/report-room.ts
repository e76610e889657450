/** Limits how much of the tabs' reports is stored, so that no tab takes the room of others. Pure. */
import type { PackedWindow } from './packed-report.ts';

/** Limits per tab, per site and for all tabs (windows; the rest in characters). Beyond them the oldest is dropped. */
const MAX_WINDOWS = 50;
const MAX_OF_TAB = 300_000;
const MAX_OF_SITE = 1_500_000;
const MAX_OF_ALL = 5_000_000;
/** By tab: its site, the size of its report (characters), and when that was updated (ms). */
export type Sizes = Readonly<Record<string, readonly [site: string, size: number, at: number]>>;

/** Total size of these windows (characters). */
export const sizeOf = (windows: readonly PackedWindow[]) => windows.reduce((sum, { size }) => sum + size, 0);

/** Returns the newest windows that may be kept of one tab; always at least the last one. */
export function newestWindows(windows: readonly PackedWindow[]): readonly PackedWindow[] {
  let kept = windows.slice(-MAX_WINDOWS);
  while (kept.length > 1 && sizeOf(kept) > MAX_OF_TAB) kept = kept.slice(1);
  return kept;
}

/** Returns the tabs, oldest first, whose reports must be removed to make room for this one's. */
export function tabsToEvict(sizes: Sizes, tabId: number, site: string): string[] {
  const oldest = Object.entries(sizes).sort(([, [, , a]], [, [, , b]]) => a - b);
  const gone: string[] = [];
  const makeRoom = (isMeant: (of: string) => boolean, most: number) => {
    const all = oldest.filter(([id, [of]]) => isMeant(of) && !gone.includes(id));
    let total = all.reduce((sum, [, [, size]]) => sum + size, 0);
    for (const [id, [, size]] of all)
      if (total > most && id !== String(tabId)) {
        gone.push(id);
        total -= size;
      }
  };
  makeRoom((of) => of === site, MAX_OF_SITE);
  makeRoom(() => true, MAX_OF_ALL);
  return gone;
}
