/** Queries on the table of chat apps. Pure. */
import { largeTable } from './large.ts';
import type { Chat } from './rows.ts';

/** Whether this host (as `URL.hostname` spells it) is one of the app's own, not somebody's copy of the app. */
export function isHostOf({ hosts, suffixes = [] }: Chat, host: string): boolean {
  return hosts.includes(host) || suffixes.some((suffix) => host.endsWith(`.${suffix}`));
}

/** Returns the apps at this host; each has its own paths. */
export function chatsAt(host: string): Chat[] {
  return largeTable('chats').filter((row) => isHostOf(row, host));
}

/** Returns the row of the app with this name, or null. */
export function chatOf(app: string): Chat | null {
  return largeTable('chats').find((row) => row.app === app) ?? null;
}
