/** Builds the chat adapters as scripts: a page gets those of the apps at its host, or those of self-hosted apps. */
import type { ChatAdapter } from '../adapters/chats/adapter.ts';

/** A property of the content scripts' own global, which pages cannot see; utils/page/chats/site.ts reads it. */
const PLACE = "globalThis[Symbol.for('sealcheck.chats')]";

/** The script of self-hosted software, for hosts that the table does not list. */
export const SELF_HOSTED_SCRIPT = 'adapters/chats/self-hosted.js';

/** Returns the path of the script of the app with this name. */
export function chatScript(app: string): string {
  return `adapters/chats/${app.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}.js`;
}

/**
 * Returns the script with these adapters. A page may get two scripts, so each adds to the list. A script's last value
 * is returned to whoever injected it.
 */
function scriptOf(adapters: readonly ChatAdapter[]): string {
  const data = JSON.stringify(adapters, (key, value: unknown) => (key === 'asOf' ? undefined : value));
  return `(${PLACE}??=[]).push(...${data});0`;
}

/** Returns the scripts by path: one for each app whose layout is known, one for self-hosted apps. */
export function chatFiles(adapters: readonly ChatAdapter[]): Record<string, string> {
  const byPath = Map.groupBy(adapters, ({ app }) => chatScript(app));
  return {
    ...Object.fromEntries([...byPath].map(([path, those]) => [path, scriptOf(those)])),
    [SELF_HOSTED_SCRIPT]: scriptOf(adapters.filter(({ detect }) => detect !== undefined)),
  };
}
