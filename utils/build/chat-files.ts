/** The chat adapters as scripts, for the build: a page gets those of the apps at its host, or those of self-hosted ones. */
import type { ChatAdapter } from '../adapters/chats/adapter.ts';

/** On the content scripts' own global, which pages cannot see; utils/page/chats/site.ts takes it from there. */
const PLACE = "globalThis[Symbol.for('sealcheck.chats')]";

/** The script of self-hosted software, for hosts that the table does not name. */
export const SELF_HOSTED_SCRIPT = 'adapters/chats/self-hosted.js';

/** The script of the app with this name. */
export function chatScript(app: string): string {
  return `adapters/chats/${app.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}.js`;
}

/** Two scripts may come to one page: each adds its adapters. What it ends with is handed to whoever brought it. */
function scriptOf(adapters: readonly ChatAdapter[]): string {
  const data = JSON.stringify(adapters, (key, value: unknown) => (key === 'asOf' ? undefined : value));
  return `(${PLACE}??=[]).push(...${data});0`;
}

/** Scripts by path: one for each of these apps, empty where its layout is unknown, and that of self-hosted ones. */
export function chatFiles(apps: readonly string[], adapters: readonly ChatAdapter[]): Record<string, string> {
  const one = (app: string) => scriptOf(adapters.filter((adapter) => adapter.app === app));
  return {
    ...Object.fromEntries(apps.map((app) => [chatScript(app), one(app)])),
    [SELF_HOSTED_SCRIPT]: scriptOf(adapters.filter(({ detect }) => detect !== undefined)),
  };
}
