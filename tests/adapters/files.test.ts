/**
 * The generated scripts that carry adapters into a page: which adapters each host gets, and that none loses any data on
 * the way.
 */
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { adapterFiles, appFile, shortCss } from '../../utils/build/adapter-files.ts';
import { chatFiles, chatScript } from '../../utils/build/chat-files.ts';
import { APPS_AT, KNOWN_CHATS, onlyNames } from '../../utils/build/script-names.ts';
import { WORDS_FILE } from '../../utils/build/send-words-file.ts';
import { CHAT_ADAPTERS } from '../../utils/adapters/chats/index.ts';
import type { Selector } from '../../utils/adapters/adapter.ts';
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
 * Returns an adapter as the engine needs it: without the fields meant for people and tests, an empty list of hosts, and
 * what makes its selectors easier to read; a list of selectors is one, except where the first that matches counts.
 */
function bare(value: unknown, at = ''): unknown {
  if (Array.isArray(value)) {
    const inner = value.map((one) => bare(one)) as Partial<Selector>[];
    const isOne = inner[1]?.css !== undefined && at !== 'at';
    return isOne ? [{ css: inner.map(({ css }) => css).join(',') }] : inner;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, inner]) =>
      !['asOf', 'examples', 'id'].includes(key) && !(key === 'matches' && String(inner) === ''),
  );
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, key === 'css' ? shortCss(inner as string) : bare(inner, key)]),
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

const SELF_HOSTED = ADAPTERS.filter(({ matches }) => matches.length === 0);

test.each(ADAPTERS)('$name has one script, which brings it whole', (adapter) => {
  expect(broughtBy(adapterFiles(ADAPTERS)[appFile(adapter.name)] ?? '')).toEqual([bare(adapter)]);
});

test('any other host gets the marks of self-hosted apps, and no more', () => {
  const marks = SELF_HOSTED.map(({ name, matches, detect }) => bare({ name, matches, detect }));
  expect(broughtBy(adapterFiles(ADAPTERS)['self-hosted.js'] ?? '')).toEqual(marks);
});

test('no two apps share a script, and none has that of the words for "send"', () => {
  const names = FILES.map(([file]) => file);
  expect(names.length).toBe(ADAPTERS.length + 1);
  expect(names).not.toContain(WORDS_FILE);
  expect(WORDS_FILE, 'the engine requests it by this name').toBe(appFile('words'));
});

test('every host of an adapter is known to the worker, with the app there', () => {
  const hosts = ADAPTERS.flatMap(({ name, matches }) => matches.map((one) => [new URL(one).hostname, name]));
  expect(Object.entries(APPS_AT)).toEqual(hosts);
});

test('a chat has a script exactly if the worker knows that it has one', () => {
  const paths = Object.keys(chatFiles(CHAT_ADAPTERS)).filter((path) => !path.endsWith('/self-hosted.js'));
  expect(paths.sort()).toEqual([...new Set(KNOWN_CHATS.map(chatScript))].sort());
});

test('the bundles get the same names without the adapters', async () => {
  const made = (await import(`data:text/javascript,${encodeURIComponent(onlyNames())}`)) as object;
  expect({ ...made }).toEqual({ APPS_AT, KNOWN_CHATS });
});

test('patterns name one host, whole: by that its app is found', () => {
  const patterns = ADAPTERS.flatMap(({ matches }) => [...matches]);
  expect(patterns.filter((one) => !/^https:\/\/[a-z0-9.-]+\/\*$/.test(one))).toEqual([]);
});
