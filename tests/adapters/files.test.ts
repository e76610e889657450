/**
 * The generated scripts that carry adapters into a page: which adapters each host gets, and that none loses any data on
 * the way.
 */
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { adapterFiles, appFile, markedFile, shortCss } from '../../utils/build/adapter-files.ts';
import { ADAPTERS } from '../../utils/adapters/index.ts';

const FILES = Object.entries(adapterFiles(ADAPTERS));

/** Returns what a script leaves on the content scripts' global object. */
function broughtBy(script: string): unknown {
  const global = createContext({});
  expect(runInContext(script, global), 'hands nothing over').toBe(0);
  const json = runInContext("JSON.stringify(globalThis[Symbol.for('sealcheck.adapters')])", global) as string;
  return JSON.parse(json);
}

/**
 * Returns an adapter as the engine needs it: without the fields meant for people and tests, and without what makes its
 * selectors easier to read.
 */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'asOf' && key !== 'examples');
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, key === 'css' ? shortCss(inner as string) : bare(inner)]),
  );
}

test.each([
  ['form[name="form"]:has(> input[name="_a"])', 'form[name=form]:has(> input[name=_a])'],
  ['div > a[title="To"] + b', 'div>a[title=To]+b'],
  ['[id^="_x-1"][lang|="de"]', '[id^=_x-1][lang|=de]'],
  // No identifiers, or case matters not.
  ['[a="1x"][b=""][c="x:y"][d="x y"]', '[a="1x"][b=""][c="x:y"][d="x y"]'],
  ['[href$="#x"][class*="drop" i]', '[href$="#x"][class*="drop" i]'],
])('the selector %j is written as %j', (css, short) => {
  expect(shortCss(css)).toBe(short);
});

const NAMED = FILES.filter(([file]) => file.startsWith('app-'));
const HOSTED = FILES.filter(([file]) => !/^(app|marked)-|^self-hosted/.test(file));
const SELF_HOSTED = ADAPTERS.filter(({ matches }) => matches.length === 0);

test.each(HOSTED)('%s brings the adapters of that host, whole', (file, script) => {
  const host = file.replace(/\.js$/, '');
  const meant = ADAPTERS.filter(({ matches }) => matches.includes(`https://${host}/*`));
  expect(meant.length).toBeGreaterThan(0);
  expect(broughtBy(script)).toEqual(meant.map(bare));
});

test.each(ADAPTERS)(
  '$name has a script for hosts that an organisation names, which says that it was named',
  (adapter) => {
    const script = FILES.find(([file]) => file === appFile(adapter.name))?.[1] ?? '';
    expect(broughtBy(script)).toEqual([bare(adapter)]);
    const global = createContext({});
    runInContext(script, global);
    expect(runInContext("Symbol.for('sealcheck.app') in globalThis", global)).toBe(true);
  },
);

test('any other host gets the marks of self-hosted apps, and no more', () => {
  const marks = SELF_HOSTED.map(({ name, matches, detect }) => bare({ name, matches, detect }));
  expect(broughtBy(adapterFiles(ADAPTERS)['self-hosted.js'] ?? '')).toEqual(marks);
});

test.each(SELF_HOSTED)('$name is brought whole where its marks were found, and was not named', (adapter) => {
  const script = adapterFiles(ADAPTERS)[markedFile(adapter.name)] ?? '';
  expect(broughtBy(script)).toEqual([bare(adapter)]);
  expect(script).not.toContain('sealcheck.app');
});

test('no two apps share a script', () => {
  expect(NAMED.length).toBe(ADAPTERS.length);
});

test('every host of an adapter has its file', () => {
  const hosts = ADAPTERS.flatMap(({ matches }) => matches.map((one) => `${new URL(one).hostname}.js`));
  expect(HOSTED.map(([file]) => file).sort()).toEqual(hosts.sort());
});

test('patterns name one host, whole: by that its file is found', () => {
  const patterns = ADAPTERS.flatMap(({ matches }) => [...matches]);
  expect(patterns.filter((one) => !/^https:\/\/[a-z0-9.-]+\/\*$/.test(one))).toEqual([]);
});
