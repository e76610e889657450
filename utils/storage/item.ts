/** Storage items that are read, changed and written back one at a time, across all of the extension's own pages. */
import { browser } from '../platform/browser.ts';

type Work<T> = () => Promise<T>;

/** Returns the queue of this name. Pages and worker share it if the browser has Web Locks; else it is local. */
export function queueFor(name: string): <T>(work: Work<T>) => Promise<T> {
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

interface Definition<T> {
  readonly area: 'local' | 'session';
  readonly key: string;
  /** Parses what this version of the extension stored; undefined, or throws, if nothing in it can be read. */
  readonly schema: (stored: unknown, version: number) => T | undefined;
  /** The value if nothing is stored, or nothing that can be read. */
  readonly default: T;
  /**
   * Version of the stored format; 1 if omitted. A format that earlier versions cannot read gets a key of its own, so
   * that theirs remains for a roll-back; its value starts from the newest stored one.
   */
  readonly version?: number;
}

export interface Item<T> {
  /** Returns the current value. Rejects if the storage cannot be read. */
  read(): Promise<T>;
  /**
   * Writes what `make` returns for the current value, unless it is the same object, and returns it. Fields named in
   * `chosen` are written even if unchanged. Rejects if `make` throws, or the value cannot be stored.
   */
  change(make: (before: T) => T, chosen?: readonly string[]): Promise<T>;
  /** Removes the value, in its turn. */
  clear(): Promise<void>;
  /** Calls back at each change, whoever made it, until the signal aborts. */
  watch(signal: AbortSignal, onChange: () => void): void;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A damaged value must not cost what depends on the item more than its value. */
function parsed<T>(schema: Definition<T>['schema'], stored: unknown, version: number): T | undefined {
  try {
    return schema(stored, version);
  } catch {
    return undefined;
  }
}
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Returns what to store when `before`, as it was read from `stored`, becomes `after`. What this version cannot read
 * (written by a newer one, before a roll-back) and does not change stays as it is, except for `chosen` fields.
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

/** Defines one stored value. It is read, changed and written back in turn, so that no change is lost. */
export function defineItem<T>(definition: Definition<T>): Item<T> {
  const { area, key, schema, version = 1 } = definition;
  const nameOf = (one: number) => (one === 1 ? key : `${key}@${one}`);
  const versions = Array.from({ length: version }, (_, at) => version - at);
  const enqueue = queueFor(key);
  const find = async () => {
    const all = await browser.storage[area].get(versions.map(nameOf));
    const newest = versions.find((one) => nameOf(one) in all) ?? version;
    const stored = all[nameOf(newest)];
    const value = stored === undefined ? undefined : parsed(schema, stored, newest);
    return { stored: newest === version ? stored : undefined, value: value ?? definition.default };
  };
  return {
    read: async () => (await find()).value,
    change: (make, chosen = []) =>
      enqueue(async () => {
        const { stored, value: before } = await find();
        const after = make(before);
        if (after !== before)
          await browser.storage[area].set({ [nameOf(version)]: merged(stored, before, after, chosen) });
        return after;
      }),
    clear: () => enqueue(() => browser.storage[area].remove(versions.map(nameOf))),
    watch(signal, onChange) {
      const listener = (changes: object, changed: string) => {
        if (changed === area && nameOf(version) in changes) onChange();
      };
      browser.storage.onChanged.addListener(listener);
      signal.addEventListener('abort', () => {
        browser.storage.onChanged.removeListener(listener);
      });
    },
  };
}
