import { readFile } from 'node:fs/promises';
import { build } from 'vite';
import { defineConfig } from 'wxt';
import { composeCss } from './utils/adapters/compose-css.ts';
import { ADAPTERS } from './utils/adapters/index.ts';
import { manifest } from './utils/manifest.ts';

const TARGET = ['chrome120', 'firefox140'];

/** Scripts that start on every page, where WXT's own wrapper would cost as much as half of the script. */
const GUARDS = {
  'guard.js': 'entrypoints/guards/any-site.ts',
  'mail-guard.js': 'entrypoints/guards/mail-site.ts',
};

/** One script and what it imports, as plain text. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    // The mail guard needs these few words of the adapters, not the adapters.
    define: { COMPOSE_CSS: JSON.stringify(composeCss(ADAPTERS)) },
    build: { target: TARGET, write: false, lib: { entry, name: 'guard', formats: ['iife'] } },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built`);
  return chunk.code;
}

/** Tables that the worker reads from the package when it needs them; its bundle has no room for them. */
const TABLES = ['gateways', 'tlds', 'transfer-services', 'hsts'];

async function table(name: string): Promise<string> {
  return JSON.stringify(JSON.parse(await readFile(`utils/data/${name}.json`, 'utf8')));
}

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: [],
  manifest: ({ browser }) => manifest(browser === 'firefox' ? 'firefox' : 'chrome'),
  vite: () => ({ build: { target: TARGET } }),
  zip: { name: 'sealcheck', excludeSources: ['.ci/**', 'tests/.out/**'] },
  hooks: {
    async 'build:publicAssets'(_wxt, files) {
      for (const [relativeDest, entry] of Object.entries(GUARDS))
        files.push({ relativeDest, contents: await bundle(entry) });
      for (const name of TABLES)
        files.push({ relativeDest: `tables/${name}.json`, contents: await table(name) });
    },
  },
});
