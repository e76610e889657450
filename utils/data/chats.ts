/** The questions that code asks the table of chat apps. Pure. */
import { largeTable } from './large.ts';
import type { Chat } from './rows.ts';

/** Is this host (as `URL.hostname` spells it) one of the app's own, not somebody's copy of it? */
export function isHostOf({ hosts, suffixes = [] }: Chat, host: string): boolean {
  return hosts.includes(host) || suffixes.some((suffix) => host.endsWith(`.${suffix}`));
}

/** The apps that live at this host, each at its own paths. */
export function chatsAt(host: string): Chat[] {
  return largeTable('chats').filter((row) => isHostOf(row, host));
}

/** The row of the app with this name, or null. */
export function chatOf(app: string): Chat | null {
  return largeTable('chats').find((row) => row.app === app) ?? null;
}
