/** Items of storage that are read, changed and written back: one change after the other, in all of the extension's own pages. */
import { browser } from '../platform/browser.ts';

type Work<T> = () => Promise<T>;

/** A queue for this name. Pages and worker share it where the browser has Web Locks; otherwise it is local to this context. */
export function turnsOn(name: string): <T>(work: Work<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve();
  return <T>(work: Work<T>) => {
    const { locks } = navigator as { readonly locks?: LockManager };
    const turn = queue.then(() =>
      locks ? (locks.request(`sealcheck ${name}`, work) as Promise<T>) : work(),
    );
    queue = turn.catch(() => undefined);
    return turn;
  };
}

export interface Item<T> {
  read(): Promise<T>;
  /**
   * Writes what `make` makes of the value that is there, unless it is the same, and returns it; `chosen` names fields that are written
   * also where they are the same. Rejects where `make` throws.
   */
  change(make: (before: T) => T, chosen?: readonly string[]): Promise<T>;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What is stored when `before`, as it was read from `stored`, becomes `after`: what this version cannot read (a newer one
 * wrote it, before a roll-back) and does not change stays as it is, but for what is `chosen` now.
 */
function merged(stored: unknown, before: unknown, after: unknown, chosen: readonly string[]): unknown {
  if (Array.isArray(stored) && Array.isArray(before) && Array.isArray(after))
    return [...(stored as unknown[]).filter((one) => !before.includes(one)), ...(after as unknown[])];
  if (!isFields(stored) || !isFields(before) || !isFields(after)) return after;
  const changed = Object.entries(after).filter(
    ([key, value]) => chosen.includes(key) || !isSame(value, before[key]),
  );
  const kept = Object.entries(stored).filter(([key]) => !(key in before) || key in after);
  return Object.fromEntries([...kept, ...changed]);
}

/** The item of this name; `parse` makes a value of whatever is stored, or of nothing. */
export function storedItem<T>(
  area: 'local' | 'session',
  name: string,
  parse: (stored: unknown) => T,
): Item<T> {
  const inTurn = turnsOn(name);
  const find = async () => (await browser.storage[area].get(name))[name];
  return {
    read: async () => parse(await find()),
    change: (make, chosen = []) =>
      inTurn(async () => {
        const stored = await find();
        const before = parse(stored);
        const after = make(before);
        if (after !== before)
          await browser.storage[area].set({ [name]: merged(stored, before, after, chosen) });
        return after;
      }),
  };
}
