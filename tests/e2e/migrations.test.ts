/**
 * An update that changes the database, in real browsers: the worker is stopped while it waits to change it, and while it
 * does. Nothing is lost, and the next start makes up for it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Page } from '../world/browsers/browser.ts';
import { BROWSERS, startStage, writeTo, type Stage } from './stage.ts';

const GMAIL = 'https://mail.google.com/mail/u/0/';
const TO = 'div[name=to] input';
const SAMPLES = join(import.meta.dirname, '..', 'lookups', 'databases');
/** When the samples were made; everything is brought up to now, as what is old is cleared up. */
const MADE_AT = 1_764_000_000_000;
const NEWEST = 4;

interface Store {
  readonly entries: readonly (readonly [number | string, unknown])[];
}
const sampleOf = (version: number) => {
  const late = Date.now() - MADE_AT - 60_000;
  const text = readFileSync(join(SAMPLES, `${version}.json`), 'utf8');
  return text.replace(/\b1764\d{9}\b/g, (at) => String(Number(at) + late));
};

/** Leaves a database as that version had it, and keeps it open, as a page of that version does that hangs. */
const leave = (sample: string) => `(async () => {
  const { version, stores } = ${sample};
  const done = (asked) => new Promise((resolve, reject) => { asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(asked.error); });
  await done(indexedDB.deleteDatabase('sealcheck'));
  const asked = indexedDB.open('sealcheck', version);
  asked.onupgradeneeded = () => {
    for (const [name, { keyPath, autoIncrement = false, indexes = [], entries }] of Object.entries(stores)) {
      const store = asked.result.createObjectStore(name, { autoIncrement, ...(keyPath && { keyPath }) });
      for (const one of indexes) store.createIndex(one, one);
      for (const [key, value] of entries) keyPath ? store.put(value) : store.put(value, key);
    }
  };
  window.held = await done(asked);
  window.wanted = 0;
  held.onversionchange = () => { window.wanted += 1; };
})()`;
const LET_GO = `void window.held.close()`;
const VERSION = `indexedDB.databases().then((all) => all.find(({ name }) => name === 'sealcheck')?.version)`;
const READ = `(async () => {
  const done = (asked) => new Promise((resolve, reject) => { asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(asked.error); });
  const db = await done(indexedDB.open('sealcheck'));
  const stores = {};
  for (const name of db.objectStoreNames) stores[name] = await done(db.transaction(name).objectStore(name).getAll());
  db.close();
  return JSON.stringify(stores);
})()`;

describe.each(BROWSERS)('a worker that is stopped while it changes the database, in %s', (name) => {
  let stage: Stage;
  let files: Page;
  beforeAll(async () => {
    stage = await startStage(name);
    // A file of the package: it has our origin and no script.
    files = await stage.open(`${stage.browser.origin}/licences.txt`);
  });
  afterAll(() => stage.close());

  /** Wakes the worker, which needs the database. */
  const wake = async () => {
    const page = await stage.open(GMAIL);
    await page.click('#new');
    await writeTo(page, TO, ['bob@plain-mail.org']);
    return page;
  };

  it.each([
    [1, 'while it waits', true],
    [2, 'while it waits', true],
    [3, 'while it waits', true],
    [1, 'as it begins', false],
    [3, 'as it begins', false],
  ])('from version %i, %s: loses nothing, and makes up for it', async (version, _, isBefore) => {
    const sample = sampleOf(version);
    await stage.browser.stopWorker();
    await files.evaluate(leave(sample));
    const page = await wake();
    await files.waitFor('window.wanted > 0', 'the worker to want the newest version');
    if (isBefore) {
      await stage.browser.stopWorker();
      expect(await files.evaluate(VERSION)).toBe(version);
      await files.evaluate(LET_GO);
    } else {
      await files.evaluate(LET_GO);
      await stage.browser.stopWorker();
    }
    await page.close();
    const again = await wake();
    await until(async () => (await files.evaluate(VERSION)) === NEWEST, 'the newest version');
    await again.close();
    const kept = JSON.parse(await files.evaluate<string>(READ)) as Record<string, unknown[]>;
    const { stores } = JSON.parse(sample) as { stores: Record<string, Store> };
    for (const [store, { entries }] of Object.entries(stores))
      expect(kept[store], store).toEqual(expect.arrayContaining(entries.map(([, value]) => value)));
    expect(Object.keys(kept).sort()).toEqual(['answers', 'journal', 'ledger', 'people', 'secrets']);
  });
});
