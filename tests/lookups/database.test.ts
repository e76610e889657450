/** What every past version of the database left behind is still there after an update, and after a roll-back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { freshIdb, type FakeDatabase } from '../worker/fake-idb.ts';

const { mocked } = vi.hoisted(() => ({ mocked: {} as { openDB: (...all: unknown[]) => unknown } }));
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => mocked.openDB(...given) }));

/** Frozen: a sample of a version is never changed, a new version brings its own. */
const FOLDER = join(import.meta.dirname, 'databases');
const SAMPLES = readdirSync(FOLDER).map(
  (name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as FakeDatabase,
);
const NOW = 1_764_000_010_000;

let idb: ReturnType<typeof freshIdb>;
const load = async () => {
  vi.resetModules();
  return {
    ...(await import('../../utils/storage/db.ts')),
    ...(await import('../../utils/lookups/cache.ts')),
    ...(await import('../../utils/lookups/ledger.ts')),
    ...(await import('../../utils/storage/journal.ts')),
    ...(await import('../../utils/contacts/store.ts')),
  };
};
beforeEach(() => {
  idb = freshIdb(mocked);
});
const entriesOf = (sample: FakeDatabase, store: string) =>
  (sample.stores[store]?.entries ?? []).map(([, value]) => value);
const REQUEST = { at: NOW, to: 'dns.quad9.net', purpose: 'dns', revealed: 'x.org' } as const;

it('has a sample of each version up to the present one', async () => {
  const db = await (await load()).openDatabase();
  expect(SAMPLES.map(({ version }) => version).sort()).toEqual(
    Array.from({ length: db.version }, (_, at) => at + 1),
  );
});

it.each(SAMPLES.map((sample) => [sample.version, sample] as const))(
  'version %i is brought up to date, keeps what it had, and takes more',
  async (_, sample) => {
    idb.databases.sealcheck = structuredClone(sample);
    const all = await load();
    await (
      await all.databaseLedger.begin(REQUEST)
    )('answered');
    await all.databaseStore.set('new', { ok: false } as never);
    await all.writeMarks([{ handle: '+15550000000', signal: true, asOf: '2026-01-01' }]);
    const ledger = await all.readLedger();
    expect(ledger).toEqual(expect.arrayContaining(entriesOf(sample, 'ledger')));
    expect(ledger).toHaveLength(entriesOf(sample, 'ledger').length + 1);
    expect(await all.readJournal()).toHaveLength(entriesOf(sample, 'journal').length);
    expect(await all.readMarks()).toEqual(expect.arrayContaining(entriesOf(sample, 'people')));
    for (const [key, value] of sample.stores.answers?.entries ?? [])
      expect(await all.databaseStore.get(String(key))).toEqual(value);
  },
);

it('one that a newer version left behind is read and left as it is', async () => {
  const newest = SAMPLES.at(-1) as FakeDatabase;
  const left = { version: 99, stores: { ...newest.stores, later: { entries: [['a', 1]] } } } as FakeDatabase;
  idb.databases.sealcheck = structuredClone(left);
  const all = await load();
  expect(await all.readMarks()).toEqual(entriesOf(newest, 'people'));
  expect(await all.readLedger()).toHaveLength(2);
  await expect(all.databaseLedger.begin(REQUEST)).rejects.toThrow(/newer/);
  await expect(all.databaseStore.set('new', {} as never)).rejects.toThrow(/newer/);
  await expect(all.clearCache(NOW)).rejects.toThrow(/newer/);
  await expect(all.clearLedger()).rejects.toThrow(/newer/);
  await expect(all.trimJournal(0, NOW)).rejects.toThrow(/newer/);
  await expect(all.writeMarks([])).rejects.toThrow(/newer/);
  await expect(all.forgetMarks()).rejects.toThrow(/newer/);
  expect(idb.databases.sealcheck).toEqual(left);
});

it('is opened again where that failed once', async () => {
  const all = await load();
  idb.hooks.step = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await expect(all.readMarks()).rejects.toThrow('full');
  idb.hooks.step = () => Promise.resolve();
  expect(await all.readMarks()).toEqual([]);
});
