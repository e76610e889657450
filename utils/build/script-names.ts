/** Which webmails and chats have a script of their own. In the worker's bundle are these names, not the adapters. */
import type { Plugin } from 'vite';
import { CHAT_ADAPTERS } from '../adapters/chats/index.ts';
import { ADAPTERS } from '../adapters/index.ts';

/** The app at each host of an adapter. */
export const APPS_AT: Readonly<Record<string, string>> = Object.fromEntries(
  ADAPTERS.flatMap(({ name, matches }) => matches.map((pattern) => [new URL(pattern).hostname, name])),
);

/** Chat apps whose layout is known. */
export const KNOWN_CHATS: readonly string[] = CHAT_ADAPTERS.map(({ app }) => app);

const MODULE = /utils[\\/]build[\\/]script-names\.ts$/;

/** Returns the module that bundles get in place of this one. */
export const onlyNames = () =>
  Object.entries({ APPS_AT, KNOWN_CHATS })
    .map(([name, value]) => `export const ${name}=${JSON.stringify(value)};`)
    .join('\n');

export const scriptNames: Plugin = {
  name: 'sealcheck:script-names',
  enforce: 'pre',
  load: { filter: { id: MODULE }, handler: onlyNames },
};
