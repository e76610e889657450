/**
 * The part of IndexedDB that we use through `idb`: versions, stores, indexes over one property; steps run one after the
 * other.
 */
import { vi } from 'vitest';

type Key = number | string;
interface Store {
  readonly keyPath?: string;
  readonly entries: [Key, unknown][];
}
export interface FakeDatabase {
  version: number;
  stores: Record<string, Store>;
}
interface Range {
  readonly lower?: number;
  readonly upper: number;
}
interface Callbacks {
  readonly upgrade?: (db: object, from: number, to: number, transaction: object) => void;
}

const isIn = ({ lower = -Infinity, upper }: Range, value: unknown) =>
  (value as number) >= lower && (value as number) <= upper;

/** The part of `IDBKeyRange` that we use. */
const FAKE_RANGE = {
  upperBound: (upper: number): Range => ({ upper }),
  bound: (lower: number, upper: number): Range => ({ lower, upper }),
};

/** Creates a fake of the module `idb`, and what tests inspect. `step` runs before each step, and may reject. */
function fakeIdb() {
  const databases: Record<string, FakeDatabase> = {};
  const hooks: { step: (what: string) => Promise<void> } = { step: () => Promise.resolve() };

  let last = Promise.resolve();

  const operations = (store: Store) => {
    const find = (key: Key) => store.entries.findIndex(([one]) => one === key);
    const put = (value: object, key?: Key) => {
      const numbers = store.entries.map(([one]) => one).filter((one) => typeof one === 'number');
      const name = store.keyPath
        ? (Reflect.get(value, store.keyPath) as Key)
        : (key ?? Math.max(0, ...numbers) + 1);
      const at = find(name);
      store.entries.splice(at < 0 ? store.entries.length : at, at < 0 ? 0 : 1, [
        name,
        structuredClone(value),
      ]);
      return name;
    };
    const remove = (key: Key) => {
      const at = find(key);
      if (at >= 0) store.entries.splice(at, 1);
    };
    return {
      put,
      add: put,
      delete: remove,
      get: (key: Key) => structuredClone(store.entries[find(key)]?.[1]),
      getAll: () => structuredClone(store.entries.map(([, value]) => value)),
      clear() {
        store.entries.splice(0);
      },
      count: (index: string, range: Range) =>
        store.entries.filter(([, value]) => isIn(range, Reflect.get(value as object, index))).length,
      within: (index: string, range: Range) =>
        store.entries
          .filter(([, value]) => isIn(range, Reflect.get(value as object, index)))
          .map(([key]) => key),
    };
  };

  const handle = (name: string) => {
    const database = databases[name] as FakeDatabase;
    const on = (store: string) => {
      const found = database.stores[store];
      if (!found) throw new DOMException(`no store ${store}`, 'NotFoundError');
      return operations(found);
    };
    type Operation = keyof ReturnType<typeof operations>;
    const stepped =
      (operation: Operation) =>
      async (store: string, ...given: unknown[]) => {
        await hooks.step(`${operation} ${store}`);
        return (on(store)[operation] as (...all: unknown[]) => unknown)(...given);
      };
    return {
      version: database.version,
      close: () => undefined,
      createObjectStore(store: string, options: { keyPath?: string } = {}) {
        if (store in database.stores) throw new DOMException(`${store} is there`, 'ConstraintError');
        database.stores[store] = {
          entries: [],
          ...(options.keyPath === undefined ? {} : { keyPath: options.keyPath }),
        };
        return { createIndex: () => undefined };
      },
      get: stepped('get'),
      getAll: stepped('getAll'),
      put: stepped('put'),
      add: stepped('add'),
      delete: stepped('delete'),
      clear: stepped('clear'),
      countFromIndex: stepped('count'),
      transaction(store: string) {
        // Transactions run one after the other, as on one store in a browser; each ends where its `done` is awaited.
        const before = last;
        let end: () => void = () => undefined;
        last = new Promise((done) => (end = done));
        const within =
          (operation: Operation) =>
          async (...given: unknown[]) => {
            await before;
            return stepped(operation)(store, ...given);
          };
        return {
          get done() {
            end();
            return Promise.resolve();
          },
          store: {
            get: within('get'),
            put: within('put'),
            delete: within('delete'),
            index: (index: string) => ({
              async *iterate(range: Range) {
                const keys = (await within('within')(index, range)) as Key[];
                for (const key of keys)
                  yield { value: on(store).get(key), delete: () => within('delete')(key) };
              },
            }),
          },
        };
      },
    };
  };

  async function openDB(name: string, version?: number, { upgrade }: Callbacks = {}) {
    await hooks.step(`open ${name}`);
    const from = databases[name]?.version ?? 0;
    if (version !== undefined && version < from) throw new DOMException('it is newer', 'VersionError');
    databases[name] ??= { version: 0, stores: {} };
    databases[name].version = version ?? Math.max(1, from);
    const db = handle(name);
    if (db.version > from) upgrade?.(db, from, db.version, { done: Promise.resolve() });
    return db;
  }
  /** Ends the open transactions, as happens when a worker is killed. */
  const restart = () => {
    last = Promise.resolve();
    hooks.step = () => Promise.resolve();
  };
  return { databases, hooks, openDB, restart };
}

/** Installs a fresh fake in a test's mock of `idb`; to be called before each test. */
export const freshIdb = (mocked: { openDB?: unknown }) => {
  const idb = fakeIdb();
  mocked.openDB = idb.openDB;
  vi.stubGlobal('IDBKeyRange', FAKE_RANGE);
  return idb;
};
