/** How much of the tabs' reports is kept, so that no tab takes the room of others. Pure. */
import type { PackedWindow } from './packed-report.ts';

/** What is kept of one tab, of all tabs of one site, and of all (characters); of what is more the oldest goes. */
const MAX_WINDOWS = 50;
const MAX_OF_TAB = 300_000;
const MAX_OF_SITE = 1_500_000;
const MAX_OF_ALL = 5_000_000;
/** By tab: its site, what is kept of it, and since when (ms). */
export type Sizes = Readonly<Record<string, readonly [site: string, size: number, at: number]>>;

/** Characters of all these. */
export const sizeOf = (windows: readonly PackedWindow[]) => windows.reduce((sum, { size }) => sum + size, 0);

/** The newest windows that may be kept of one tab; the last always. */
export function newest(windows: readonly PackedWindow[]): readonly PackedWindow[] {
  let kept = windows.slice(-MAX_WINDOWS);
  while (kept.length > 1 && sizeOf(kept) > MAX_OF_TAB) kept = kept.slice(1);
  return kept;
}

/** The tabs, oldest first, whose reports must go so that there is room for this one's. */
export function crowdedOut(sizes: Sizes, tabId: number, site: string): string[] {
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
