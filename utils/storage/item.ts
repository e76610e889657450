/** Items of storage that are read, changed and written back: one change after the other, in all of the extension's own pages. */
import { browser } from '../browser.ts';

type Work<T> = () => Promise<T>;

/** A queue for this name. Pages and worker share it where the browser has locks; without them it is this context's own. */
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
  /** Writes what `make` makes of the value that is there, unless it is the same, and returns it. Rejects where `make` throws. */
  change(make: (before: T) => T): Promise<T>;
}

/** The item of this name; `parse` makes a value of whatever is stored, or of nothing. */
export function storedItem<T>(
  area: 'local' | 'session',
  name: string,
  parse: (stored: unknown) => T,
): Item<T> {
  const inTurn = turnsOn(name);
  const read = async () => parse((await browser.storage[area].get(name))[name]);
  return {
    read,
    change: (make) =>
      inTurn(async () => {
        const before = await read();
        const after = make(before);
        if (after !== before) await browser.storage[area].set({ [name]: after });
        return after;
      }),
  };
}
