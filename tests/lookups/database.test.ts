/** What each past version of the database stored is still there after an update, and after a rollback. */
import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';

interface Sample {
  readonly version: number;
  readonly stores: Readonly<Record<string, Store>>;
}
interface Store {
  readonly keyPath?: string;
  readonly autoIncrement?: true;
  readonly indexes?: readonly string[];
  readonly entries: readonly (readonly [number | string, unknown])[];
}

/** Frozen: the sample of a version never changes; a new version adds its own. */
const FOLDER = join(import.meta.dirname, 'databases');
const SAMPLES = readdirSync(FOLDER).map(
  (name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Sample,
);
const NOW = 1_764_000_010_000;

const load = async () => {
  vi.resetModules();
  return {
    ...(await import('../../utils/storage/db.ts')),
    ...(await import('../../utils/storage/secrets.ts')),
    ...(await import('../../utils/lookups/cache.ts')),
    ...(await import('../../utils/lookups/ledger.ts')),
    ...(await import('../../utils/storage/journal.ts')),
    ...(await import('../../utils/contacts/store.ts')),
  };
};
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

/** Creates a database as that version of the extension left it. */
async function leave({ version, stores }: Sample): Promise<void> {
  const db = await openDB('sealcheck', version, {
    upgrade(made) {
      for (const [name, { indexes = [], keyPath, autoIncrement = false }] of Object.entries(stores)) {
        const store = made.createObjectStore(name, {
          autoIncrement,
          ...(keyPath !== undefined && { keyPath }),
        });
        for (const one of indexes) store.createIndex(one, one);
      }
    },
  });
  for (const [name, { keyPath, entries }] of Object.entries(stores))
    for (const [key, value] of entries) await db.put(name, value, keyPath === undefined ? key : undefined);
  db.close();
}
/** Returns the contents of the database and how its stores are defined. */
async function read(): Promise<Sample> {
  const db = await openDB('sealcheck');
  const stores: Record<string, Store> = {};
  for (const name of db.objectStoreNames) {
    const { store } = db.transaction(name);
    const { autoIncrement, indexNames } = store;
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    stores[name] = {
      ...(typeof store.keyPath === 'string' && { keyPath: store.keyPath }),
      ...(autoIncrement && { autoIncrement }),
      ...(indexNames.length > 0 && { indexes: [...indexNames] }),
      entries: keys.map((key, at) => [key as string, values[at]]),
    };
  }
  db.close();
  return { version: db.version, stores };
}
const entriesOf = (sample: Sample, store: string) =>
  (sample.stores[store]?.entries ?? []).map(([, value]) => value);
const REQUEST = { at: NOW, to: 'dns.quad9.net', purpose: 'dns', revealed: 'x.org' } as const;
const NEWEST = SAMPLES.at(-1) as Sample;

it('has a sample of each version up to the present one', async () => {
  const db = await (await load()).openDatabase();
  expect(SAMPLES.map(({ version }) => version).sort()).toEqual(
    Array.from({ length: db.version }, (_, at) => at + 1),
  );
});

it.each(SAMPLES.map((sample) => [sample.version, sample] as const))(
  'version %i is brought up to date, keeps what it had, and takes more',
  async (_, sample) => {
    await leave(sample);
    const all = await load();
    await (
      await all.databaseLedger.begin(REQUEST)
    )('answered');
    await all.databaseStore.set('new', { ok: false } as never);
    await all.writeClaims([{ handle: '+15550000000', signal: true, asOf: '2026-01-01' }]);
    const ledger = await all.readLedger();
    expect(ledger).toEqual(expect.arrayContaining(entriesOf(sample, 'ledger')));
    expect(ledger).toHaveLength(entriesOf(sample, 'ledger').length + 1);
    expect(await all.readJournal()).toHaveLength(entriesOf(sample, 'journal').length);
    expect(await all.readClaims()).toEqual(expect.arrayContaining(entriesOf(sample, 'people')));
    for (const [key, value] of sample.stores.answers?.entries ?? [])
      expect(await all.databaseStore.get(String(key))).toEqual(value);
    expect(await all.readSecretOf('hmac')).toEqual(entriesOf(sample, 'secrets')[0]);
  },
);

const shapeOf = ({ stores }: Sample) =>
  Object.entries(stores).map(([name, store]) => [name, { ...store, entries: [] }]);

it('a new one is made like one that was brought up to date, and like the newest sample', async () => {
  await (await load()).openDatabase();
  const made = await read();
  expect(shapeOf(made)).toEqual(
    shapeOf({ ...NEWEST, stores: Object.fromEntries(Object.entries(NEWEST.stores).sort()) }),
  );
  vi.stubGlobal('indexedDB', new IDBFactory());
  await leave(SAMPLES[0] as Sample);
  await (await load()).openDatabase();
  expect(shapeOf(await read())).toEqual(shapeOf(made));
});

it('what is too old goes, by the indexes of a database that was brought up to date', async () => {
  await leave(SAMPLES[0] as Sample);
  const all = await load();
  await all.clearCache(1_764_086_400_001);
  expect(
    await all.databaseStore.get('dns|https://dns.quad9.net/dns-query|MX|plain-mail.org'),
  ).toBeUndefined();
  expect(await all.databaseLedger.countSince(1_764_000_000_500, NOW)).toBe(1);
});

it('one that a newer version left behind is read and left as it is', async () => {
  await leave({ version: 99, stores: { ...NEWEST.stores, later: { entries: [['a', 1]] } } });
  const left = await read();
  const all = await load();
  expect(await all.readClaims()).toEqual(entriesOf(NEWEST, 'people'));
  expect(await all.readLedger()).toHaveLength(2);
  await expect(all.databaseLedger.begin(REQUEST)).rejects.toThrow(/newer/);
  await expect(all.databaseStore.set('new', {} as never)).rejects.toThrow(/newer/);
  await expect(all.clearCache(NOW)).rejects.toThrow(/newer/);
  await expect(all.clearLedger()).rejects.toThrow(/newer/);
  await expect(all.trimJournal(0, NOW)).rejects.toThrow(/newer/);
  await expect(all.writeClaims([])).rejects.toThrow(/newer/);
  await expect(all.forgetClaims()).rejects.toThrow(/newer/);
  expect(await read()).toEqual(left);
});

it('is opened again where that failed once', async () => {
  const all = await load();
  const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(all.readClaims()).rejects.toThrow('full');
  expect(await all.readClaims()).toEqual([]);
  expect(open).toHaveBeenCalledTimes(2);
});

it('gives way to a newer version that wants to open it', async () => {
  const all = await load();
  await all.writeClaims([{ handle: '+15550000000', signal: true, asOf: '2026-01-01' }]);
  const newer = await openDB('sealcheck', 99);
  expect(newer.version).toBe(99);
  newer.close();
  expect(await all.readClaims()).toHaveLength(1);
});

it.each([1, 2, 3])(
  'a migration cut off before its step %i leaves everything, and is made up for',
  async (step) => {
    const sample = SAMPLES.find(({ version }) => version === 1) as Sample;
    await leave(sample);
    type Create = (this: IDBDatabase, ...given: unknown[]) => IDBObjectStore;
    const create = Reflect.get(IDBDatabase.prototype, 'createObjectStore') as Create;
    let made = 0;
    IDBDatabase.prototype.createObjectStore = function (...given) {
      made += 1;
      if (made === step) throw new DOMException('the browser is closing', 'AbortError');
      return create.apply(this, given);
    };
    await expect((await load()).openDatabase()).rejects.toThrow();
    IDBDatabase.prototype.createObjectStore = create;
    expect(await read()).toEqual(sample);
    const all = await load();
    expect(await all.readLedger()).toEqual(expect.arrayContaining(entriesOf(sample, 'ledger')));
    expect(shapeOf(await read())).toEqual(
      shapeOf({ ...NEWEST, stores: Object.fromEntries(Object.entries(NEWEST.stores).sort()) }),
    );
  },
);

it('an old version that stays open in a page that hangs is not waited for; once that is gone, it opens', async () => {
  const sample = SAMPLES.find(({ version }) => version === 1) as Sample;
  await leave(sample);
  const hanging = await openDB('sealcheck', 1);
  const all = await load();
  await expect(all.readLedger()).rejects.toThrow('does not open');
  await expect(all.databaseLedger.begin(REQUEST)).rejects.toThrow('does not open');
  hanging.close();
  await vi.waitFor(async () => {
    expect(await all.readLedger()).toHaveLength(entriesOf(sample, 'ledger').length);
  });
});
