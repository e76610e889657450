import { readFile } from 'node:fs/promises';
import { build, type BuildOptions, type Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { chatFiles } from './utils/build/chat-files.ts';
import { CHAT_ADAPTERS } from './utils/adapters/chats/index.ts';
import { compactWords } from './utils/build/compact-words.ts';
import { composeCss } from './utils/build/compose-css.ts';
import { NAMES_STAY, smaller, smallest } from './utils/build/smaller.ts';
import { adapterFiles } from './utils/build/adapter-files.ts';
import { sendWordsScript, WORDS_FILE } from './utils/build/send-words-file.ts';
import { ADAPTERS } from './utils/adapters/index.ts';
import { LARGE_TABLES } from './utils/data/large.ts';
import { leanPlans } from './utils/build/numbering-plans.ts';
import { packedTexts } from './utils/build/packed-texts.ts';
import { pagePolicy } from './utils/build/page-policy.ts';
import { readerPage } from './utils/build/reader.ts';
import { scriptNames } from './utils/build/script-names.ts';
import { sharedThread } from './utils/build/shared-thread.ts';
import { suffixTable } from './utils/build/suffix-table.ts';
import { manifest, withFallback } from './utils/build/manifest.ts';
import { licencesOf } from './utils/release/licences.ts';
import { noting } from './utils/release/noting.ts';
import { readOrigins, readReference, readTexts, TRANSLATED } from './utils/texts/files.ts';
import { isToLeft } from './utils/texts/isolates.ts';
import { packedReference } from './utils/texts/reference.ts';
import { tagOf } from './utils/texts/texts.ts';

const TARGET = ['chrome137', 'firefox140'];

/** Scripts that start on every page, or at its first touch; WXT's own wrapper would add half their size. */
const GUARDS = {
  'guard.js': 'entrypoints/guards/any-site.ts',
  'mail-guard.js': 'entrypoints/guards/mail-site.ts',
};
const FIRST_EAR = 'entrypoints/guards/first-ear.ts';
const TOUCH = 'entrypoints/guards/touch.ts';

/**
 * How scripts on every page are minified. ASCII only: a single other character, and V8 stores the whole script with two
 * bytes per character. Terser, as Oxc turns all strings into templates, which V8 takes longer to parse.
 */
const ON_EVERY_PAGE: BuildOptions = {
  minify: 'terser',
  terserOptions: { ecma: 2020, compress: { passes: 3 }, format: { ascii_only: true } },
};

/** The same for what comes with the first touch; its texts are shorter unescaped. */
const LATER: BuildOptions = { ...ON_EVERY_PAGE, terserOptions: { ecma: 2020, compress: { passes: 3 } } };

/** Large libraries that the worker loads when first needed: each is evaluated only when its function is called. */
const LIBRARIES = {
  judging: 'utils/assess/judging.ts',
  dns: 'utils/lookups/dns-codec.ts',
  pgp: 'utils/lookups/libraries/keys/library.ts',
  phones: 'utils/lookups/libraries/phones/parse.ts',
  facts: 'utils/signed/facts.ts',
};

async function library(name: string, entry: string): Promise<string> {
  return `globalThis.sealcheck_${name}=()=>{${await bundle(entry, 'made')};return made}`;
}

/** Bundles one script and its imports as plain text. */
async function bundle(entry: string, name = 'guard', options: BuildOptions = {}): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [noting(), leanPlans],
    // The mail guard needs these few selectors of the adapters, not the adapters themselves.
    define: { COMPOSE_CSS: JSON.stringify(composeCss(ADAPTERS)) },
    build: { target: TARGET, ...options, write: false, lib: { entry, name, formats: ['iife'] } },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built`);
  return chunk.code;
}

/** Preact's only way to turn text into HTML. We never use it, so the packages need not contain it. */
const HTML_SINK = /\(\w+\.innerHTML=\w+\.__html\)/g;

/** Removes that; fails unless it is found exactly once, so that somebody checks a newer Preact. */
const withoutHtmlSink: Plugin = {
  name: 'sealcheck:no-html-sink',
  transform: {
    filter: { id: /\/preact\/dist\/preact\.mjs$/ },
    handler(code) {
      const found = code.match(HTML_SINK)?.length ?? 0;
      if (found !== 1) this.error(`innerHTML is assigned in ${found} places of Preact, not in one`);
      return { code: code.replace(HTML_SINK, '0'), map: null };
    },
  },
};

/** APIs of the polyfill that no script of ours uses. If one did, it would get the browser's own API. */
const UNUSED =
  'alarms bookmarks browserAction browsingData commands contextMenus cookies devtools downloads extension history identity idle management notifications pageAction sessions topSites webNavigation windows';

/** Removes those from the polyfill; fails if one is not found, so that somebody checks a newer polyfill. */
const leanPolyfill: Plugin = {
  name: 'sealcheck:lean-polyfill',
  enforce: 'pre',
  transform: {
    filter: { id: /webextension-polyfill\/dist\/browser-polyfill\.js$/ },
    handler(code) {
      let lean = code;
      for (const name of UNUSED.split(' ')) {
        const part = new RegExp(`^ {8}"${name}": \\{\\n[^]*?^ {8}\\},?\\n`, 'm');
        if (!part.test(lean)) this.error(`the polyfill has no ${name}`);
        lean = lean.replace(part, '');
      }
      return { code: lean, map: null };
    },
  },
};

/** In bundles, the names of a table's columns occur only once, not in each row. */
const ROWS = 'sealcheck-rows:';
const compactTables: Plugin = {
  name: 'sealcheck:compact-tables',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === ROWS) return ROWS;
    const isTable = /^\.\/[\w-]+\.json$/.test(source) && /utils\/data\/[\w-]+\.ts$/.test(importer ?? '');
    return isTable ? `${ROWS}${source.slice(2, -'.json'.length)}` : null;
  },
  async load(id) {
    if (id === ROWS)
      return 'export const rows=(n,r)=>r.map(l=>Object.fromEntries(n.map((k,i)=>[k,l[i]]).filter(([,v])=>v!==0)))';
    if (!id.startsWith(ROWS)) return null;
    const rows = JSON.parse(await table(id.slice(ROWS.length))) as unknown;
    if (!Array.isArray(rows)) return `export default ${JSON.stringify(rows)}`;
    const names = [...new Set((rows as object[]).flatMap((row) => Object.keys(row)))];
    const lines = (rows as Record<string, unknown>[]).map((row) => names.map((name) => row[name] ?? 0));
    // No table contains the value 0, so it can stand for a column that a row does not have.
    if (lines.some((line, at) => names.some((name, on) => line[on] === 0 && name in (rows[at] as object))))
      throw new Error(`${id} has a 0`);
    const TEXT = /"(?:[^"\\]|\\.)*":?/g;
    const all = (JSON.stringify(lines).match(TEXT) ?? []).sort();
    const often = [...new Set(all.filter((one, at) => one === all[at + 1] && /^.{8,}[^:]$/.test(one)))];
    const text = JSON.stringify(lines).replace(TEXT, (one) =>
      often.includes(one) ? `$${often.indexOf(one)}` : one,
    );
    const texts = often.map((one, at) => `const $${at}=${one};`).join('');
    return `import{rows}from"${ROWS}";${texts}export default rows(${JSON.stringify(names)},${text})`;
  },
};

const LOCALE = /^_locales[\\/]([^\\/]+)/;

/** Removes what is for readers of a schema: the browser does not need it, and docs/policy.md and the builder have it. */
const withoutWords = (name: string, value: unknown) =>
  typeof value === 'string' && /^(title|description)$/.test(name) ? undefined : value;

/** Returns how to compress a public file, by its path in the package; undefined: not at all. */
function packerOf(path: string): ((json: string) => string) | undefined {
  const language = LOCALE.exec(path)?.[1];
  if (language !== undefined)
    return () => packedTexts(readTexts(language), readTexts('en'), language === 'en');
  if (path === 'policy/managed-schema.json') return (json) => JSON.stringify(JSON.parse(json, withoutWords));
  return /\.json$/.test(path) ? (json) => JSON.stringify(JSON.parse(json)) : undefined;
}

/** Returns the policy's reference by language, in those that it is translated into. */
function reference(): string {
  const rows = TRANSLATED.map((folder) => {
    const texts = packedReference(
      folder,
      readReference(folder),
      readOrigins(folder),
      isToLeft(readTexts(folder)),
    );
    return [tagOf(folder), texts] as const;
  });
  return JSON.stringify(Object.fromEntries(rows.filter(([, texts]) => texts.some((text) => text !== ''))));
}

async function table(name: string): Promise<string> {
  return JSON.stringify(JSON.parse(await readFile(`utils/data/${name}.json`, 'utf8')));
}

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: [],
  manifest: ({ browser }) => manifest(browser === 'firefox' ? 'firefox' : 'chrome'),
  vite: () => ({
    // How long plugins take says nothing about the result, but would be a warning on a slow machine.
    build: { target: TARGET, rolldownOptions: { ...NAMES_STAY, checks: { bundlerTimings: false } } },
    plugins: [
      scriptNames,
      compactTables,
      compactWords,
      withoutHtmlSink,
      leanPolyfill,
      sharedThread,
      pagePolicy,
      smaller,
    ],
  }),
  hooks: {
    'build:manifestGenerated'(_wxt, made) {
      const { background } = made;
      if (background && 'service_worker' in background)
        Object.assign(made, { background: withFallback(background) });
    },
    async 'build:publicAssets'(wxt, files) {
      if (wxt.config.browser === 'firefox')
        files.push({
          relativeDest: 'first-ear.js',
          contents: await bundle(FIRST_EAR, 'guard', ON_EVERY_PAGE),
        });
      for (const [relativeDest, entry] of Object.entries(GUARDS))
        files.push({ relativeDest, contents: await bundle(entry, 'guard', ON_EVERY_PAGE) });
      const touch = await bundle(TOUCH, 'guard', LATER);
      files.push({ relativeDest: 'touch.js', contents: await smallest(touch) });
      for (const [name, entry] of Object.entries(LIBRARIES))
        files.push({ relativeDest: `${name}.js`, contents: await library(name, entry) });
      for (const [name, contents] of Object.entries(adapterFiles(ADAPTERS)))
        files.push({ relativeDest: `adapters/${name}`, contents });
      files.push({ relativeDest: `adapters/${WORDS_FILE}`, contents: sendWordsScript() });
      for (const [relativeDest, contents] of Object.entries(chatFiles(CHAT_ADAPTERS)))
        files.push({ relativeDest, contents });
      files.push({
        relativeDest: 'licences.txt',
        contents: licencesOf(import.meta.dirname, ['wxt', '@wxt-dev/browser']),
      });
      for (const name of LARGE_TABLES)
        files.push({ relativeDest: `tables/${name}.json`, contents: await table(name) });
      files.push({ relativeDest: 'policy/reference.json', contents: reference() });
      files.push({ relativeDest: 'tables/suffixes.txt', contents: suffixTable() });
      for (const [at, file] of files.entries()) {
        const pack = packerOf(file.relativeDest);
        if (!pack || !('absoluteSrc' in file)) continue;
        files[at] = {
          relativeDest: file.relativeDest,
          contents: pack(await readFile(file.absoluteSrc, 'utf8')),
        };
      }
      // As text: it is not one of our pages, and only runs where it was saved.
      files.push({ relativeDest: 'reader.txt', contents: await readerPage() });
    },
  },
});
