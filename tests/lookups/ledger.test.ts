/** The ledger in a database: each request's entry is stored before the request is made, however many start at once. */
import 'fake-indexeddb/auto';
import { IDBDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const entry = (number: number) => ({
  at: number,
  to: 'dns.quad9.net',
  purpose: 'dns' as const,
  revealed: `domain-${String(number)}.org`,
});
const NUMBERS = Array.from({ length: 180 }, (_, number) => number);

let ledger: typeof import('../../utils/lookups/ledger.ts');
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.resetModules();
  ledger = await import('../../utils/lookups/ledger.ts');
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('keeps what begins at once in a few transactions, in order, each under a key of its own', async () => {
  const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const ends = await Promise.all(NUMBERS.map((number) => ledger.databaseLedger.begin(entry(number))));
  expect(opened.mock.calls.length).toBeLessThan(5);
  const pending = await ledger.readLedger();
  expect(pending.map(({ at, outcome }) => [at, outcome])).toEqual(
    NUMBERS.toReversed().map((number) => [number, 'pending']),
  );
  await Promise.all(ends.map((end, number) => end(number % 2 === 0 ? 'answered' : 'timeout')));
  const ended = await ledger.readLedger();
  expect(ended.map(({ at, outcome }) => [at, outcome])).toEqual(
    NUMBERS.toReversed().map((number) => [number, number % 2 === 0 ? 'answered' : 'timeout']),
  );
});

it('tells everybody who waits that nothing can be kept, and works again once it can', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('', 'UnknownError');
  });
  const begun = await Promise.allSettled(NUMBERS.map((number) => ledger.databaseLedger.begin(entry(number))));
  expect(new Set(begun.map(({ status }) => status))).toEqual(new Set(['rejected']));
  open.mockRestore();
  await ledger.databaseLedger.begin(entry(1));
  expect(await ledger.readLedger()).toHaveLength(1);
});

it('tells of a transaction that was aborted, and keeps nothing of it', async () => {
  await ledger.databaseLedger.begin(entry(0));
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  put.mockImplementationOnce(function (this: IDBObjectStore, ...args) {
    put.mockRestore();
    const request = this.put(...args);
    this.transaction.abort();
    return request;
  });
  const begun = await Promise.allSettled([1, 2].map((number) => ledger.databaseLedger.begin(entry(number))));
  expect(begun.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await ledger.readLedger()).map(({ at }) => at)).toEqual([0]);
});
