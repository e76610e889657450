/** A row of the database that cannot be read (of a wrong type, without its fields) harms no other row. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../worker/fake-browser.ts';

const { mocked } = vi.hoisted(() => ({ mocked: { browser: {} } }));
vi.mock('../../utils/platform/browser.ts', () => mocked);

const NOW = Date.UTC(2026, 10, 30);
beforeEach(() => {
  mocked.browser = fakeBrowser();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.resetModules();
});

const load = async () => ({
  ...(await import('../../utils/storage/db.ts')),
  ...(await import('../../utils/storage/journal.ts')),
  ...(await import('../../utils/contacts/store.ts')),
  ...(await import('../../utils/lookups/cache.ts')),
  ...(await import('../../utils/lookups/ledger.ts')),
});
const CLAIM = { handle: '+15550000000', signal: true, asOf: '2026-01-01' };
/** Values that no version has stored as a row. */
const SCRAPS: readonly unknown[] = [null, 0, NaN, 'x', true, [], {}, [null], [{}], { x: null }];

const ANSWER = { ok: true, value: 1, source: { name: 'dns' }, observedAt: NOW, expiresAt: NOW + 9e6 };
const ENTRY = { at: NOW, to: 'dns.example', purpose: 'dns', revealed: 'b.example', outcome: 'answered' };
const DECISION = {
  at: NOW,
  site: 'a.example',
  channel: 'email',
  level: 'exposed',
  action: 'warn',
  to: 'b.example',
  outcome: 'sent',
};
const PAUSED = { at: NOW, site: 'a.example', outcome: 'paused', until: NOW + 9 };
/** The row with each of its fields in turn missing or of another type. */
const spoiled = (whole: Readonly<Record<string, unknown>>) =>
  Object.entries(whole).flatMap(([field, value]) =>
    [null, undefined, typeof value === 'number' ? '1' : 0].map((wrong) => ({ ...whole, [field]: wrong })),
  );
const put = async (store: string, rows: readonly unknown[], keyed = true) => {
  const db = await (await load()).openDatabase();
  for (const [at, row] of rows.entries())
    await db.put(store as 'secrets', row, keyed ? `x${at}` : undefined).catch(() => undefined);
};

it('of the list of requests', async () => {
  await put('ledger', [...SCRAPS, ...spoiled(ENTRY), { ...ENTRY, at: NaN }, ENTRY]);
  const all = await load();
  expect(await all.readLedger()).toEqual([ENTRY]);
  await (
    await all.databaseLedger.begin({ ...ENTRY, purpose: 'dns' })
  )('answered');
  expect(await all.readLedger()).toHaveLength(2);
});

it('of the journal', async () => {
  await put('journal', [...SCRAPS, ...spoiled(DECISION), ...spoiled(PAUSED), DECISION, PAUSED]);
  const all = await load();
  expect(await all.readJournal()).toEqual(expect.arrayContaining([DECISION, PAUSED]));
  expect(await all.readJournal()).toHaveLength(2);
  await all.notePause({ ...PAUSED, outcome: 'resumed', at: NOW + 1 } as never);
  expect(await all.readJournal()).toHaveLength(3);
  await all.trimJournal(1, NOW);
});

it('of what the person says about people: nothing but yes and no counts', async () => {
  const bad = [
    { handle: '+15550000001' },
    { handle: '+15550000002', signal: 'no', asOf: '2026-01-01' },
    { handle: '+15550000003', signal: true, asOf: 5 },
    { handle: '+15550000004', smime: 1, imessage: null, asOf: '2026-01-01' },
  ];
  await put('people', [...bad, CLAIM], false);
  const all = await load();
  expect(await all.readClaims()).toEqual([CLAIM]);
  for (const { handle } of bad) expect(await all.readClaim(handle)).toBeUndefined();
  await all.writeClaims(bad.map(({ handle }) => ({ ...CLAIM, handle })));
  expect(await all.readClaims()).toHaveLength(5);
});

it('of answers: it is asked again', async () => {
  const { value, ...head } = ANSWER;
  const rows = [...SCRAPS, ...spoiled(head).map((row) => ({ ...row, value })), head];
  await put('answers', rows);
  const all = await load();
  const cached = all.createCache(all.databaseStore, () => NOW);
  for (const at of rows.keys())
    expect(
      await cached(`x${at}`, () => Promise.resolve({ ...ANSWER, value: 2 } as never)),
      JSON.stringify(rows[at]),
    ).toHaveProperty('value', 2);
  await all.databaseStore.forgetFailures(NOW);
  await all.clearCache(NOW);
});
